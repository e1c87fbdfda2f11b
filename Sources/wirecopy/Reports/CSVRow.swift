/// A row of a spreadsheet (RFC 4180).
enum CSVRow {
    static func write(_ fields: [String], to file: OutputFile) throws(Failure) {
        try file.write(fields.map(quoted).joined(separator: ",") + "\r\n")
    }

    /// Quoted where it must be. A leading sign that a spreadsheet would take
    /// for a formula is kept from being one.
    private static func quoted(_ field: String) -> String {
        let isFormula = field.first.map { "=+-@\t\r".contains($0) } ?? false
        let inert = isFormula ? "'" + field : field
        guard inert.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return inert }
        return "\"" + inert.replacing("\"", with: "\"\"") + "\""
    }
}
