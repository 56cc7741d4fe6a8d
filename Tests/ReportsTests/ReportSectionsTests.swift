import Foundation
import Rollouts
import Testing
import Values

@testable import Reports

/// The sections that both forms of the report have, on a rollout with a past.
@Suite struct ReportSectionsTests {
    private let page: String
    private let text: String

    init() throws {
        var rehearsal = try Rehearsal.launch()
        rehearsal.decide(
            .waive(
                subject: "tickets",
                until: rehearsal.now + .seconds(86_400),
                reason: "<b>known</b> | counted | twice"
            )
        )
        rehearsal.decide(.hold(id: "night", reason: "wait for the morning", expires: nil))
        rehearsal.wait(.seconds(7_200))
        rehearsal.decide(.tick)
        page = try rehearsal.report.html
        text = try rehearsal.report.readiness.markdown
    }

    @Test func `both are titled by where the rollout stands`() {
        let title = "forecast-1.0.0: live in beta, 20 users, HELD"
        #expect(text.hasPrefix("# \(title)\n"))
        #expect(page.contains("<title>\(title)</title>"))
        #expect(page.contains("<h1>\(title)</h1>"))
    }

    @Test func `incidents say when, how many were exposed, and how long`() {
        #expect(
            text.contains(
                """
                - **2026-09-25 09:13Z** (entry 25): ‖ held in early-access
                  - Users: 5,000, kept
                  - Lasted: 10h; released by manager, entry 28
                  - By manager: a look first
                """
            )
        )
        #expect(text.contains("(entry 42): ↩ rolled back: early-access → planned\n"))
        #expect(text.contains("  - Users: 5,000 → 0\n  - Lasted: 2d 21h; released by manager"))
        #expect(text.contains("  - Lasted: 2h so far; still held by night\n"))
        #expect(page.contains("still held by night"))
        #expect(page.contains("<td class=\"still\">5,000 → 0</td>"))
    }

    @Test func `exceptions say what, who, why and until when`() {
        #expect(text.contains("- **tickets** Tickets a day\n  - Waived by manager, "))
        #expect(text.contains(#"  - Why: &lt;b&gt;known&lt;/b&gt; \| counted \| twice"#))
        #expect(text.contains("; in force\n"))
        #expect(page.contains("&lt;b&gt;known&lt;/b&gt; | counted | twice"))
        #expect(!page.contains("<b>"))
    }

    @Test func `gates stand in both, those of other stages as not measured`() throws {
        #expect(text.contains("| beta | Tickets a day | "))
        #expect(page.contains("<tr><td>beta</td><td class=\"text\">Tickets a day</td>"))
        let planned = try Rehearsal(Rehearsal.launchPlan()).report
        let row = "| beta | Tickets a day | – not this stage |  | &lt;= 10 | – |"
        #expect(try planned.readiness.markdown.contains(row))
        #expect(try planned.html.contains("<span class=\"tag notApplicable\">– not this stage"))
    }

    @Test func `the exposure over time is a plot and a table in both`() {
        #expect(text.contains("```text\n"))
        #expect(text.contains("5,000 ┤"))
        #expect(text.contains("| early-access | 5,000 |"))
        #expect(page.contains("Users exposed over time"))
    }

    @Test func `each decision of the trail has the mark of its outcome`() {
        let rows =
            text.components(separatedBy: "## Trail of decisions").last?
            .split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(" (claimed)") } ?? []
        let marks = Set(
            rows.compactMap { $0.split(separator: "|").dropFirst().first }.map(String.init)
        )
        #expect(marks.isSuperset(of: [" ✓ ", " ↩ "]))
        #expect(marks.isSubset(of: [" ✓ ", " ✗ ", " · ", " ‖ ", " ↩ "]))
        #expect(page.contains("<span class=\"tag failed\">↩ a no-go tripped</span>"))
    }

    @Test func `the plot, the incidents and the exceptions fit 80 columns`() {
        let sections = text.components(separatedBy: "## ").filter {
            ["Exposure", "Incidents", "Exceptions"].contains(where: $0.hasPrefix)
        }
        #expect(sections.count == 3)
        for line in sections.flatMap({ $0.split(separator: "\n") }) {
            #expect(line.count <= 80, "\(line)")
        }
    }
}
