package import Rollouts

/// Parses the YAML of a plan.
package enum PlanParser {
    /// Returns a result for every text, reports all problems at once, and has no side effects.
    package static func parse(_ source: PlanSource) -> ParsedPlan {
        let findings = Findings()
        guard let root = YAMLNode.compose(source.text.withoutByteOrderMark, findings) else {
            return ParsedPlan(source, nil, findings.all)
        }
        let document = PlanDocument(root, findings)
        let judged =
            findings.all
            + (document.map { document in
                Rules.all.flatMap { $0(document) }
            } ?? [])
        return ParsedPlan(source, document, judged)
    }
}

/// A plan, or the reasons there is none.
package struct ParsedPlan: Sendable {
    /// Nil if there is any error.
    package let plan: Plan?
    /// Errors and warnings, sorted by line and column.
    package let diagnostics: [Diagnostic]

    fileprivate init(_ source: PlanSource, _ document: PlanDocument?, _ findings: [Finding]) {
        let fails = findings.contains { $0.severity == .error }
        plan = fails ? nil : document?.plan
        let unexplained = plan == nil && !fails
        let all =
            unexplained
            ? [.error("the plan is incomplete", at: .start)]
            : findings + (plan.map { document?.unsatisfiableGates(of: $0) ?? [] } ?? [])
        diagnostics = Set(all)
            .sorted { ($0.at, $0.message) < ($1.at, $1.message) }
            .prefix(Findings.limit)
            .map { finding in
                Diagnostic(
                    file: source.file,
                    line: finding.at.line,
                    column: finding.at.column,
                    severity: finding.severity,
                    message: finding.message
                )
            }
    }
}

extension String {
    /// The text without the mark that editors on Windows put first, and YAML 1.2 allows there.
    fileprivate var withoutByteOrderMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
