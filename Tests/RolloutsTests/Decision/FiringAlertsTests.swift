import Foundation
import Testing

@testable import Rollouts

@Suite struct FiringAlertsTests {
    private static func judged(_ alerts: FiringAlerts, atMost allowed: Int) -> Assessment {
        Requirement.firing(atMost: allowed).assessment(on: .alerts(alerts))
    }

    @Test func `no alert passes, and one more than allowed fails`() {
        #expect(Self.judged(FiringAlerts(firing: 0), atMost: 0).verdict == .passed)
        let two = FiringAlerts(firing: 2, names: ["Down", "Slow"])
        #expect(Self.judged(two, atMost: 2).verdict == .passed)
        let failed = Self.judged(two, atMost: 1)
        #expect(failed.verdict == .failed)
        #expect(failed.value == "2 firing")
        #expect(failed.detail == "Down, Slow")
    }

    @Test func `few alerts are no pass where nobody knows whether alerts arrive`() {
        let quiet = FiringAlerts(firing: 1, names: ["Slow"], doubt: "Watchdog does not fire")
        let judged = Self.judged(quiet, atMost: 1)
        #expect(judged.verdict == .undecided(.noData))
        #expect(judged.detail == "Watchdog does not fire")
        #expect(Self.judged(quiet, atMost: 0).verdict == .failed)
    }

    @Test func `what hides alerts is told, whether they count or not`() {
        let ids = (1...5).map { "id-\($0)" }
        let hidden = FiringAlerts(
            firing: 0,
            silenced: 2,
            silences: ids,
            inhibited: 1,
            inhibitors: ["8db0"]
        )
        let told = Self.judged(hidden, atMost: 0)
        #expect(told.verdict == .passed)
        #expect(
            told.detail
                == "2 silenced by id-1, id-2, id-3 and 2 more; 1 inhibited by 8db0"
        )
    }

    @Test(arguments: [Rollouts.Measurement.value(0), .groups([:]), .samples([])])
    func `another kind of measurement never passes`(_ measurement: Rollouts.Measurement) {
        let judged = Requirement.firing(atMost: 5).assessment(on: measurement)
        #expect(judged.verdict == .undecided(.sourceFailed))
    }

    @Test func `the log reads the check and its evidence back`() throws {
        let measure = Measure(
            source: "alerts",
            quantity: .firing(
                AlertSelection(
                    firing: #"severity="page""#,
                    alive: "Watchdog",
                    silenced: .ignore
                )
            )
        )
        let requirement = Requirement.firing(atMost: 3)
        let alerts = Rollouts.Measurement.alerts(
            FiringAlerts(firing: 1, names: ["Slow"], silenced: 1, silences: ["a"], doubt: "no")
        )
        #expect(try Self.read(measure) == measure)
        #expect(try Self.read(requirement) == requirement)
        #expect(requirement.text == "<= 3 firing")
        #expect(try Self.read(alerts) == alerts)
    }

    private static func read<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
}
