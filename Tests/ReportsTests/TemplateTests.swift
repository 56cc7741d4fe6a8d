@testable import Reports
import Testing

/// The templates beside the types that they show: a name that no type has would render as nothing.
@Suite struct TemplateTests {
    @Test func `every name in the Markdown template is a property of its context`() throws {
        var reader = TemplateReader(context: ReadinessContext.sample)
        try reader.read(PackageResources.report_md_mustache)
        #expect(reader.unknown == [])
        #expect(reader.tagCount > 60)
    }

    @Test func `every name in the HTML template is a property of its context`() throws {
        var reader = TemplateReader(context: HTMLContext.sample)
        try reader.read(PackageResources.report_html_mustache)
        #expect(reader.unknown == [])
        #expect(reader.tagCount > 90)
    }

    @Test func `every property of a context is shown by a template`() throws {
        var markdown = TemplateReader(context: ReadinessContext.sample)
        try markdown.read(PackageResources.report_md_mustache)
        var html = TemplateReader(context: HTMLContext.sample)
        try html.read(PackageResources.report_html_mustache)
        let shown = markdown.shown.union(html.shown)
        #expect(TemplateReader.properties(of: HTMLContext.sample).subtracting(shown) == [])
    }

    @Test func `a misspelt name is found`() throws {
        var reader = TemplateReader(context: ReadinessContext.sample)
        let text = "{{name}} {{#cleared}}{{nmae}}{{#impact}}{{impact}}{{/impact}}{{/cleared}}{{by}}"
        try reader.read(Array(text.utf8))
        #expect(reader.unknown == ["nmae", "by"])
    }
}

/// Reads a template's tags and looks each up as Mustache does: in the innermost section first.
private struct TemplateReader {
    private var stack: [Any]
    private(set) var unknown: [String] = []
    private(set) var shown: Set<String> = []
    private(set) var tagCount = 0

    init(context: Any) { stack = [context] }

    struct Unclosed: Error {}

    mutating func read(_ template: [UInt8]) throws {
        let text = String(decoding: template, as: UTF8.self)
        for match in text.matches(of: /\{\{([#^\/%{]?) *(\w+)/) {
            tagCount += 1
            let name = String(match.output.2)
            switch match.output.1 {
            case "%": continue
            case "/": stack.removeLast()
            case "#", "^": stack.append(lookedUp(name) ?? ())
            case _: _ = lookedUp(name)
            }
        }
        guard stack.count == 1 else { throw Unclosed() }
    }

    /// The value of the name, or one element of it where it is a list.
    private mutating func lookedUp(_ name: String) -> Any? {
        for context in stack.reversed() {
            guard
                let child = Mirror(reflecting: context).children.first(where: { $0.label == name })
            else { continue }
            shown.insert("\(type(of: context)).\(name)")
            return Self.parts(of: child.value).first ?? child.value
        }
        unknown.append(name)
        return nil
    }

    /// The elements of a list, or the content of an optional.
    private static func parts(of value: Any) -> [Any] {
        switch Mirror(reflecting: value).displayStyle {
        case .collection, .optional: Mirror(reflecting: value).children.map(\.value)
        case _: []
        }
    }

    /// All properties of a value and of those in it.
    static func properties(of value: Any) -> Set<String> {
        let inner = parts(of: value)
        guard inner.isEmpty else {
            return inner.reduce(into: []) { $0.formUnion(properties(of: $1)) }
        }
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .struct, !(value is String), !(value is any BinaryInteger)
        else { return [] }
        return mirror.children.reduce(into: []) { known, child in
            guard let label = child.label else { return }
            known.insert("\(type(of: value)).\(label)")
            known.formUnion(properties(of: child.value))
        }
    }
}

extension ReadinessContext {
    /// A context in which no list is empty and nothing is nil.
    fileprivate static let sample = Self(
        name: "",
        standing: "",
        asOf: "",
        entry: 0,
        description: "",
        state: "",
        exposure: "",
        digest: "",
        variables: "",
        severities: [
            SeverityGroup(
                severity: "",
                meaning: "",
                open: 1,
                blockers: [BlockerLine(id: "", title: "", details: "")],
                notes: [Note(title: "", severity: "", decision: "")]
            )
        ],
        status: "",
        cleared: [
            ClearedIssue(
                number: 1,
                title: "",
                severity: "",
                by: "",
                at: "",
                evidence: "",
                decision: "",
                impact: "",
                behaviour: "",
                workaround: "",
                mitigation: ""
            )
        ],
        noGo: [.sample],
        noGoVerdict: "",
        gates: [GateRow(stage: "", check: .sample)],
        hasGates: true,
        exposureText: "",
        stays: [StayRow(since: "", stage: "", users: "", length: "")],
        incidents: [
            IncidentRow(
                time: "",
                entry: 1,
                sign: "",
                what: "",
                exposed: "",
                lasted: "",
                ended: "",
                by: "",
                why: ""
            )
        ],
        hasIncidents: true,
        incidentSummary: "",
        exceptions: [
            ExceptionRow(
                subject: "",
                title: "",
                what: "",
                by: "",
                time: "",
                entry: 1,
                why: "",
                until: "",
                standing: "",
                kind: "",
                sign: ""
            )
        ],
        hasExceptions: true,
        exceptionSummary: "",
        risks: [
            RiskRow(
                title: "",
                impact: "",
                mitigation: "",
                status: "",
                watch: Watch(limit: "", value: "", phrase: "", mark: "", sign: "", kind: "")
            )
        ],
        openBlockers: 1,
        approvals: "",
        next: "",
        decision: "",
        decisionMark: "",
        decisionKind: "",
        obstacles: [ObstacleRow(message: "", ask: "")],
        mitigations: [
            MitigationLine(
                number: 1,
                mark: "",
                sign: "",
                kind: "",
                level: "",
                title: "",
                due: "",
                status: ""
            )
        ],
        strategy: "",
        times: "",
        contacts: [
            ContactRow(part: "", id: "", owner: "", note: "", link: "", markdownLink: "")
        ],
        hasContacts: true,
        events: [
            EventRow(
                entry: 1,
                time: "",
                kind: "",
                actor: "",
                users: "",
                mark: "",
                outcome: "",
                tag: "",
                summary: ""
            )
        ]
    )
}

extension ReadinessContext.CheckRow {
    fileprivate static let sample = Self(
        title: "",
        phrase: "",
        mark: "",
        sign: "",
        kind: "",
        evidence: "",
        limit: "",
        measured: ""
    )
}

extension HTMLContext {
    fileprivate static let sample = Self(
        readiness: .sample,
        exposurePlot: "",
        exposureLegend: [LegendItem(sign: "", word: "")],
        marks: [MarkRow(time: "", entry: 1, word: "", summary: "")],
        hasMarks: true,
        hasMitigations: true,
        plots: [
            CheckFigureContext(
                title: "",
                id: "",
                part: "",
                name: "",
                limit: "",
                count: "",
                svg: "",
                legend: [LegendItem(sign: "", word: "")],
                rows: [
                    CheckFigureContext.Row(
                        time: "",
                        entry: 1,
                        stage: "",
                        measured: "",
                        kind: "",
                        sign: "",
                        word: "",
                        detail: ""
                    )
                ],
                band: "",
                note: ""
            )
        ]
    )
}
