package import Rollouts

/// Parses the YAML of a plan.
package enum PlanParser {
    /// Returns a result for every text, reports all problems at once, and has no side effects but
    /// those of `include`, which returns the text of a file below the plan's folder.
    package static func parse(
        _ source: PlanSource,
        setting values: GivenValues = .none,
        including include: @escaping (String) -> Result<String, IncludeProblem> = { _ in
            .failure(IncludeProblem("there is no folder to read it from"))
        }
    ) -> ParsedPlan {
        let findings = Findings()
        guard let root = YAMLNode.compose(source.text.withoutByteOrderMark, findings) else {
            return ParsedPlan(source, nil, nil, findings.all)
        }
        guard root.isPlan, case .mapping(let entries) = root.content else {
            return ParsedPlan(source, nil, nil, [.noPlan])
        }
        let inclusion = Inclusion(after: source.text, findings, reading: include)
        let resolution = Resolution(root, entries, given: values, inclusion, findings)
        let document = PlanDocument(resolution.root, findings)
        let judged =
            findings.all
            + (document.map { document in
                Rules.all.flatMap { $0(document) }
            } ?? [])
        return ParsedPlan(source, document, resolution, judged)
    }
}

/// A plan, or the reasons there is none.
package struct ParsedPlan: Sendable {
    /// Nil if there is any error.
    package let plan: Plan?
    /// The values of the file's variables, in its order.
    package let values: [PlanValue]
    /// Errors and warnings, sorted by file, line and column.
    package let diagnostics: [Diagnostic]

    fileprivate init(
        _ source: PlanSource,
        _ document: PlanDocument?,
        _ resolution: Resolution?,
        _ findings: [Finding]
    ) {
        let fails = findings.contains { $0.severity == .error }
        plan = fails ? nil : document?.plan
        values = resolution?.values ?? []
        let unexplained = plan == nil && !fails
        let all =
            unexplained
            ? [.error("the plan is incomplete", at: .start)]
            : findings + (plan.map { document?.unsatisfiableGates(of: $0) ?? [] } ?? [])
        let files = [source.file] + (resolution?.files ?? []).map(source.path(of:))
        diagnostics = Set(all)
            .sorted { ($0.at, $0.message) < ($1.at, $1.message) }
            .prefix(Findings.limit)
            .map { finding in
                Diagnostic(
                    file: files[finding.at.file],
                    line: finding.at.line,
                    column: finding.at.column,
                    severity: finding.severity,
                    message: finding.message
                )
            }
    }
}

extension YAMLNode {
    /// True for a mapping with the key that every plan begins with, or with others that are in few
    /// files but plans.
    fileprivate var isPlan: Bool {
        guard case .mapping(let entries) = content else { return false }
        let known = entries.compactMap { PlanDocument.Key(rawValue: $0.key) }
        let telling = known.filter {
            ![.name, .description, .variables, .include].contains($0)
        }
        return known.contains(.sluice) || known.contains(.noGo) || telling.count > 1
    }
}

extension Finding {
    /// Says nothing of what is in the file: it may be any file, whose lines may be secrets.
    fileprivate static let noPlan = Self.error(
        "this is not a plan, which is a mapping with the key 'sluice' and others",
        at: .start
    )
}

extension String {
    /// The text without the mark that editors on Windows put first, and YAML 1.2 allows there.
    var withoutByteOrderMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
