import Foundation
import PlanLanguage
import Reports
import Rollouts
import Testing
import Values

/// The report of the launch plan before anything happened, against the document it replaces.
@Suite struct ReadinessReportTests {
    private let report: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "Plans/launch-50k.yaml"),
            encoding: .utf8
        )
        let parsed = PlanParser.parse(PlanSource(text: text, file: "launch-50k.yaml"))
        report = try Self.report(on: try #require(parsed.plan))
    }

    private static let now = Instant(milliseconds: 1_760_000_000_000)

    /// The report on a plan right after it was applied.
    private static func report(on plan: Plan) throws -> String {
        let person = Actor(name: "manager", kind: .person)
        let apply = Request(command: .apply(digest: "d1", differences: []), actor: person)
        let empty = State(rollout: plan.name)
        let applied = plan.decision(on: apply, in: empty, given: Evidence(), at: now, by: .current)
        let state = empty.after(applied.changes, revision: 0, at: now)
        let advance = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: person
        )
        let decision = plan.decision(
            on: advance,
            in: state,
            given: Evidence(),
            at: now,
            by: .current
        )
        let event = Event(
            entry: 0,
            time: now,
            kind: "plan.apply",
            actor: person,
            outcome: applied.outcome,
            exposure: applied.exposure,
            summary: applied.summary
        )
        let overview = Overview(plan: plan, state: state, decision: decision, now: now)
        return try ReadinessReport(overview: overview, events: [event]).markdown
    }

    @Test(arguments: [
        "# forecast-1.0.0: planned, nobody has it", "## Blocker summary", "## P0 blockers",
        "## P1 blockers", "## P2 blockers", "## P3 blockers",
        "## Issues investigated and cleared", "## Automatic no-go conditions",
        "## Gates", "## Risk register", "## Readiness decision", "## Incidents", "## Exceptions",
        "**Conditions**:", "**Launch strategy**:",
        "## Trail of decisions",
    ])
    func `it has the sections of the document that it replaces`(_ heading: String) {
        #expect(report.contains(heading))
    }

    @Test func `each of the four cleared issues stands with evidence and decision`() {
        #expect(report.components(separatedBy: "\n### Issue ").count == 5)
        #expect(report.contains("**Evidence**: 90% pool utilisation at peak load"))
        #expect(report.contains("**Decision**: acceptable for launch"))
        #expect(report.contains("**Severity**: P3, cleared by the plan"))
    }

    @Test func `all eight conditions stand in the table, and none is called clear unseen`() {
        let rows = report.components(separatedBy: "\n").filter { $0.contains("| ❔ undecided") }
        #expect(rows.count == 6)
        #expect(report.components(separatedBy: "– nobody is exposed").count == 3)
        #expect(!report.contains("✅ clear"))
        #expect(report.contains("not decided for lack of evidence"))
    }

    @Test func `risks, conditions and strategy are the plan's`() {
        #expect(report.contains("### Cost scaling"))
        #expect(report.contains("1. ⚠️ **recommended**: Scale the connection pool 50 → 200"))
        #expect(report.contains("beta (10–20 users, soak 7d) → early-access (5,000 users,"))
        #expect(report.contains("| 2025-10-09T08:53:20.000Z | plan.apply | manager (claimed) |"))
    }

    @Test func `what came from outside is text and never markup`() throws {
        let check = Check(
            id: "x",
            title: "a | b\n# no heading <script>alert(1)</script> [link](javascript:x) `code`",
            measure: Measure(source: "s", quantity: .value("v")),
            require: .value(try #require(Limit(text: "< 1"))),
            validFor: Span(milliseconds: 1_000)
        )
        let stage = Stage(
            name: "beta",
            cohort: CohortSize(least: 1, most: 2),
            soak: Span(milliseconds: 0)
        )
        let report = try Self.report(on: Plan(name: "r", noGo: [check], stages: [stage]))
        #expect(!report.contains("<script>"))
        #expect(!report.contains("\n# no heading"))
        #expect(!report.contains("[link](javascript"))
        #expect(report.contains(##"a \| b \# no heading &lt;script&gt;"##))
    }
}
