import Foundation
import Testing
import Values

/// Weekly times on the command line, wherever in the week the test runs.
@Suite struct WeeklyTimesTests {
    /// A plan that may advance for one hour of a day that is two days ahead, by the clocks of UTC.
    private static func plan() -> (text: String, day: String) {
        let ahead = Date().addingTimeInterval(2 * 86_400)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let day = days[calendar.component(.weekday, from: ahead) - 1]
        let text = """
            sluice: 1
            name: demo
            sources: { f: { command: [echo, "0"] } }
            noGo: [ { id: v, measure: { from: f, value: v }, require: { value: "< 1" } } ]
            stages: [ { name: beta, cohort: 9, soak: 1s } ]
            freezes: [ { weekly: "\(day) 12:00..13:00", zone: UTC, reason: lunch } ]
            advanceWithin: [ { weekly: "\(day) 11:00..14:00", zone: Etc/UTC } ]

            """
        return (text, day)
    }

    @Test func `the check, the refusal, the status and the report name the next opening`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let (text, day) = Self.plan()
        try binary.write(text, to: "plan.yaml")
        let checked = try binary.sluice(["plan", "check", "plan.yaml"])
        #expect(checked.code == 0, "\(checked.talk)")
        let openings = checked.output.components(separatedBy: "\n").filter { $0.hasPrefix("  20") }
        #expect(openings.count == 5)
        #expect(openings.first?.contains("(\(day) 11:00 Etc/UTC) to ") == true)
        #expect(openings.dropFirst().first?.contains("(\(day) 13:00 UTC) to ") == true)
        let listed = try binary.sluice(["plan", "check", "plan.yaml", "--json"])
        #expect(listed.strings("openings", "localFrom").count == 5)
        #expect(try binary.sluice(["plan", "apply", "plan.yaml", "--yes"]).code == 0)
        let refused = try binary.sluice(["advance", "--yes"])
        #expect(refused.code == 11)
        #expect(refused.output.contains("outside of the times to advance in"))
        #expect(refused.output.contains("(\(day) 11:00 Etc/UTC)"))
        let status = try binary.sluice(["status"])
        #expect(status.output.contains("(\(day) 11:00 Etc/UTC)"))
        let opening = try binary.sluice(["status", "--json"]).json["opening"] as? [String: Any]
        #expect(opening?["localFrom"] as? String == "\(day) 11:00 Etc/UTC")
        let waited = try binary.sluice(["advance", "--yes", "--wait", "--timeout", "1s"])
        #expect(waited.code == 11)
        #expect(waited.talk.contains("the next opening is"))
        let shown = try binary.sluice(["plan", "show"])
        #expect(shown.output.contains("\(day) 11:00..14:00 Etc/UTC"))
        let report = try binary.sluice(["report"])
        #expect(report.output.contains("advances within \(day) 11:00..14:00 Etc/UTC"))
        #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
    }
}
