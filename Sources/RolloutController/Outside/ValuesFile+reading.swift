package import PlanLanguage

extension ValuesFile {
    /// Reads a file of values.
    ///
    /// - Throws: `PlanFileError`, with every problem of the file at once.
    package static func values(reading file: String) throws -> [String: String] {
        let text = try PlanFile.text(of: file, named: file)
        let parsed = parse(PlanSource(text: text, file: file))
        guard parsed.diagnostics.isEmpty else {
            throw PlanFileError.invalid(plan: nil, values: [:], parsed.diagnostics)
        }
        return parsed.values
    }
}
