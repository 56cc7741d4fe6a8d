import Testing
import Values

@testable import Rollouts

/// Answers of an Alertmanager that are not what was asked for.
@Suite struct AlertAnswerTests {
    private static func answer(
        _ alerts: String,
        firing: String = #"severity="page""#
    ) async throws -> Measurement? {
        try await withServer { workshop, server in
            try workshop.write(alerts, to: "answer")
            let selection = AlertSelection(firing: firing, alive: "Watchdog")
            return await workshop.readings(
                of: [.firing(selection)],
                from: .alertmanager(.init(url: SecretText(server.url("/suite/answer/"))))
            ).first?.measurement
        }
    }

    private static func alert(
        _ name: String = "Watchdog",
        labels: String = #""severity": "page""#,
        age: Duration = .zero,
        status: String = #""state": "active", "silencedBy": [], "inhibitedBy": []"#
    ) -> String {
        """
        {"fingerprint": "\(name)", "labels": {"alertname": "\(name)", \(labels)},
         "updatedAt": "\((Instant.current - age).text)", "status": {\(status)}}
        """
    }

    @Test func `no alert beside the one that always fires is none`() async throws {
        #expect(try await Self.answer("[\(Self.alert())]") == .alerts(FiringAlerts(firing: 0)))
    }

    @Test(arguments: ["unprocessed", "suppressed", "of a later version"])
    func `an alert counts in every state`(_ state: String) async throws {
        let status = #""state": "\#(state)", "silencedBy": [], "inhibitedBy": [], "mutedBy": ["x"]"#
        // The other answer is the same, so that its own alert fires all the time too.
        let found = try await Self.answer(
            "[\(Self.alert(status: status))]",
            firing: #"alertname="Watchdog""#
        )
        #expect(found == .alerts(FiringAlerts(firing: 0)))
    }

    @Test func `alerts that were not asked for make the answer another one's`() async throws {
        for alert in [Self.alert("Slow"), Self.alert(labels: #""severity": "ticket""#)] {
            #expect(
                try await Self.answer("[\(alert)]")
                    == .failed("it: it answered with alerts that it was not asked for")
            )
        }
    }

    @Test func `what was heard of long ago proves nothing`() async throws {
        let why = try await Self.answer("[\(Self.alert(age: .seconds(310)))]")?.why ?? ""
        #expect(why.hasPrefix("it: Watchdog was last heard of "))
        #expect(why.hasSuffix("so nobody knows whether alerts arrive"))
        #expect(
            try await Self.answer("[]")
                == .noData("it: Watchdog does not fire, so nobody knows whether alerts arrive")
        )
    }

    @Test(arguments: [
        "{}", "[1]", #"[{}]"#, #"{"status": "success", "data": []}"#,
        alert(status: #""state": "active", "silencedBy": []"#),
        alert(status: #""state": "active", "silencedBy": [1], "inhibitedBy": []"#),
        alert(status: #""state": 1, "silencedBy": [], "inhibitedBy": []"#),
        alert(labels: #""severity": 1"#),
    ])
    func `an answer of another form is no answer`(_ text: String) async throws {
        let whole = text.hasPrefix("[") || !text.contains("fingerprint") ? text : "[\(text)]"
        let found = try await Self.answer(whole)
        #expect(found == .failed("it: the answer is not that of Alertmanager"))
    }
}
