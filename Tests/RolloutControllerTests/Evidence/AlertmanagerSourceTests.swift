import Foundation
@testable import Rollouts
import Testing

@testable import Values

/// The source against a real Alertmanager and a real Prometheus.
@Suite(WithAlertmanager(), .serialized) struct AlertmanagerSourceTests {
    private let servers: AlertingServers

    init() throws {
        servers = try #require(AlertingServers.running)
    }

    private static let pages = #"severity="page""#

    @Test func `no alert is none while the one that always fires does`() async throws {
        try servers.expose("broken 0\noutage 0", as: "state")
        try await servers.wait(for: Self.pages) { $0.alerts?.firing == 0 }
        let reading = try await servers.reading(of: Self.pages)
        #expect(reading.measurement == .alerts(FiringAlerts(firing: 0)))
        // The age is that of the alert that always fires, and not of the answer.
        #expect(reading.takenAt <= .current && reading.takenAt > servers.start - .seconds(60))
    }

    @Test func `nothing is known where the alert that proves it does not fire, or long ago`()
        async throws
    {
        let absent = try await servers.reading(of: Self.pages, alive: "Absent")
        #expect(
            absent.measurement
                == .noData("it: Absent does not fire, so nobody knows whether alerts arrive")
        )
        let old = try await servers.reading(of: Self.pages, now: .current + .seconds(590))
        #expect(old.measurement.why?.contains("Watchdog was last heard of 9m") == true)
    }

    @Test func `an Alertmanager that was just started has not heard of all alerts`() async throws {
        try servers.expose("broken 0\noutage 0", as: "state")
        try await servers.wait(for: Self.pages) { $0.alerts?.firing == 0 }
        // A clock that is behind sees it as just started, however slow this machine is.
        let young = try await servers.reading(of: Self.pages, now: servers.start)
        #expect(young.measurement.why?.contains("was started less than 2m ago") == true)
    }

    @Test func `an alert that fires counts, silenced or not, and its silence is told`() async throws
    {
        try servers.expose("broken 1\noutage 0", as: "state")
        try await servers.wait(for: Self.pages) { $0.alerts?.firing == 1 }
        let plain = FiringAlerts(firing: 1, names: ["Broken"])
        #expect(try await servers.reading(of: Self.pages).measurement == .alerts(plain))

        let silence = try servers.amtool(
            "silence",
            "add",
            "alertname=Broken",
            "--author=test",
            "--comment=test",
            "--duration=1h"
        )
        try await servers.wait(for: Self.pages) { $0.alerts?.silences == [silence] }
        let counted = FiringAlerts(
            firing: 1,
            names: ["Broken"],
            silenced: 1,
            silences: [silence]
        )
        #expect(try await servers.reading(of: Self.pages).measurement == .alerts(counted))
        let ignored = try await servers.reading(of: Self.pages, silenced: .ignore)
        #expect(
            ignored.measurement
                == .alerts(FiringAlerts(firing: 0, silenced: 1, silences: [silence]))
        )
        let inhibition = try await servers.reading(of: Self.pages, inhibited: .ignore)
        #expect(inhibition.measurement.alerts?.firing == 1)

        _ = try servers.amtool("silence", "expire", silence)
        try await servers.wait(for: Self.pages) { $0.alerts == plain }
    }

    @Test func `an alert that another one inhibits counts too, unless the plan says otherwise`()
        async throws
    {
        try servers.expose("broken 1\noutage 1", as: "state")
        try await servers.wait(for: Self.pages) { $0.alerts?.inhibited == 1 }
        let counted = try await servers.reading(of: Self.pages)
        let alerts = try #require(counted.measurement.alerts)
        #expect(alerts.firing == 1 && alerts.names == ["Broken"] && alerts.silences.isEmpty)
        #expect(alerts.inhibitors.count == 1 && alerts.inhibitors.allSatisfy { $0.count == 16 })
        let ignored = try await servers.reading(of: Self.pages, inhibited: .ignore)
        #expect(ignored.measurement.alerts?.firing == 0)
        #expect(ignored.measurement.alerts?.inhibitors == alerts.inhibitors)
        let silences = try await servers.reading(of: Self.pages, silenced: .ignore)
        #expect(silences.measurement.alerts?.firing == 1)
    }

    @Test func `an alert fires without the one that proves it, and it is said`() async throws {
        try servers.expose("broken 1\noutage 0", as: "state")
        try await servers.wait(for: Self.pages) { $0.alerts?.firing == 1 }
        let reading = try await servers.reading(of: Self.pages, alive: "Absent")
        #expect(reading.measurement.alerts?.firing == 1)
        #expect(reading.measurement.alerts?.doubt?.contains("Absent does not fire") == true)
    }

    @Test func `all matchers decide, and the alert that proves it never counts`() async throws {
        try servers.expose("broken 1\noutage 1", as: "state")
        try await servers.wait(for: #"severity=~"page|outage""#) { $0.alerts?.firing == 2 }
        let cases = [
            (#"{severity=~"page|outage", alertname!="Outage"}"#, ["Broken"]),
            (#"alertname!~"Outage|Broken""#, []),
            (#"alertname=~".+""#, ["Broken", "Outage"]),
        ]
        for (matchers, names) in cases {
            let reading = try await servers.reading(of: matchers)
            #expect(reading.measurement.alerts?.names == names, "\(matchers)")
        }
        let labels = #"alertname="Watchdog", severity="none""#
        let alive = try await servers.reading(of: #"alertname=~".+""#, alive: labels)
        #expect(alive.measurement.alerts?.firing == 2)
    }

    @Test func `a matcher that Alertmanager refuses is told`() async throws {
        let reading = try await servers.reading(of: #"severity=~"(""#)
        #expect(reading.measurement.why?.hasPrefix("it: answered 400: ") == true)
    }
}
