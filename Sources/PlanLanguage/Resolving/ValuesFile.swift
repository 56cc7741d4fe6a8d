import Rollouts

/// A file with values for the variables of a plan: a mapping from their names to texts.
package enum ValuesFile {
    /// Returns the values, or all problems of the file; never a value in a message, as the file may
    /// be another one.
    package static func parse(_ source: PlanSource) -> ParsedValues {
        let findings = Findings()
        let root = YAMLNode.compose(source.text.withoutByteOrderMark, findings)
        guard findings.all.isEmpty, case .mapping(let entries)? = root?.content else {
            let found = root == nil ? findings.all : [.noValues]
            return ParsedValues(values: [:], diagnostics: found.map { $0.diagnostic(of: source) })
        }
        var values: [String: String] = [:]
        for entry in entries {
            guard case .scalar(let text, _) = entry.value.content, !entry.value.isEmpty else {
                findings.error("a value is one text, and not empty", at: entry.value.at)
                continue
            }
            values[entry.key] = text
        }
        return ParsedValues(
            values: values,
            diagnostics: findings.all.map { $0.diagnostic(of: source) }
        )
    }
}

/// The values of a file, and its problems; there are values to use only if there are none of those.
package struct ParsedValues: Sendable {
    package let values: [String: String]
    package let diagnostics: [Diagnostic]
}

extension Finding {
    fileprivate static let noValues = Self.error(
        "this is not a file of values, which is a mapping from the names of variables to texts",
        at: .start
    )

    fileprivate func diagnostic(of source: PlanSource) -> Diagnostic {
        Diagnostic(
            file: source.file,
            line: at.line,
            column: at.column,
            severity: severity,
            message: message
        )
    }
}
