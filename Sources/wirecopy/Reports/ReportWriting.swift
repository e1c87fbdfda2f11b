extension Report {
    /// Writes the report in the form asked for, and closes the file.
    func write(_ output: OutputArguments, to file: OutputFile) throws(Failure) {
        switch output.format {
        case .table: try TableReport(report: self, surface: file.surface).write(to: file)
        case .json: try JSONReport(report: self, withText: output.withText).write(to: file)
        case .jsonl: try JSONReport(report: self, withText: output.withText).writeLines(to: file)
        case .csv: try CSVReport(report: self).write(to: file)
        case .html: try ClusterPage(report: self).write(to: file)
        }
        try file.close()
    }
}
