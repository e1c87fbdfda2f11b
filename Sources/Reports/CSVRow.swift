/// A row of a spreadsheet (RFC 4180).
enum CSVRow {
    static func write(_ fields: [String], to sink: some ReportSink) throws {
        try sink.write(fields.map { quoted(inert($0)) }.joined(separator: ",") + "\r\n")
    }

    /// A field without characters that act where it is shown, and kept from
    /// being taken for a formula by the sign it begins with.
    private static func inert(_ field: String) -> String {
        var inert = String.UnicodeScalarView()
        if field.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            inert = field.unicodeScalars
        } else {
            for scalar in field.unicodeScalars {
                if !scalar.acts { inert.append(scalar) } else if scalar.endsLine { inert.append(" ") }
            }
        }
        // Spaces and joiners before a sign do not keep every program from it.
        let first = inert.first { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
        let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
        return isFormula ? "'" + String(inert) : String(inert)
    }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
