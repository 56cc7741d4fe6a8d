import Foundation
import Rollouts
import Testing
import Values

/// A kind of source that the suite runs against: how to make it answer, well and badly.
struct ConformingSource: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The quantities that the source is asked for; it has a number for each in its document.
    let quantities: [Measure.Quantity]
    /// The document that the source answers with, in which every number is 42.
    let document: String
    /// The document of a source that has nothing to say.
    let empty: String
    /// Returns a source that answers with the file `answer` of the workshop; `nil` is well.
    let kind: @Sendable (Misbehaviour?, Workshop, Server) throws -> Source.Kind

    static let all = [
        http, command, alertmanager, prometheusValue, prometheusCounters, prometheusGauges,
    ]
}

extension ConformingSource {
    private static let ofDocument: [Measure.Quantity] = [
        .value("open"), .trials("campaign"), .failures("open", total: "open"), .samples("list"),
        .canary("list", control: "list"), .groups(["a": "open"]),
    ]

    private static let json =
        #"{"open": 42, "list": [42], "campaign": {"successes": 42, "failures": 42}}"#

    static let http = Self(
        testDescription: "http",
        quantities: ofDocument,
        document: json,
        empty: "{}"
    ) { misbehaviour, _, server in
        .http(.init(url: SecretText(server.suiteURL(misbehaviour))))
    }

    static let command = Self(
        testDescription: "command",
        quantities: ofDocument,
        document: json,
        empty: "{}"
    ) { misbehaviour, workshop, _ in
        let script =
            switch misbehaviour {
            case .failing: "cat answer; exit 1"
            case .connectionCut: "head -c 20 answer; kill -9 $$"
            case .slow: "sleep 60; cat answer"
            case _: "cat answer"
            }
        try workshop.write(program: "#!/bin/sh\n\(script)\n", to: "probe")
        try workshop.write("cat answer", to: "not-executable")
        switch misbehaviour {
        case .missing: return .command(["./absent"])
        case .refused, .redirected: return .command(["./not-executable"])
        case _: return .command(["./probe"])
        }
    }
}

extension ConformingSource {
    private static let watchdog = """
        [{"fingerprint": "f", "labels": {"alertname": "Watchdog", "severity": "page"},
          "updatedAt": "\(now.second.dropLast()).42Z",
          "status": {"state": "active", "silencedBy": [], "inhibitedBy": []}}]
        """

    static let alertmanager = Self(
        testDescription: "alertmanager",
        quantities: [
            .firing(AlertSelection(firing: "severity=\"page\"", alive: "Watchdog"))
        ],
        document: watchdog,
        empty: "[]"
    ) { misbehaviour, _, server in
        .alertmanager(.init(url: SecretText(server.suiteURL(misbehaviour))))
    }
}

extension ConformingSource {
    /// The full second in which the documents are answers.
    static let now = Instant(milliseconds: Instant.current.milliseconds / 1_000 * 1_000)

    static let prometheusValue = prometheus("a value", [.value("open")], "vector", "value") {
        #"[\#($0), "42"]"#
    }

    static let prometheusCounters = prometheus(
        "counters",
        [
            .failures("open", total: "open"), .histogram("open"), .groups(["a": "open"]),
        ],
        "matrix",
        "values"
    ) { #"[[\#($0 - 700), "42"], [\#($0 - 30), "42"]]"# }

    static let prometheusGauges = prometheus(
        "gauges",
        [.samples("open"), .canary("open", control: "open"), .trend("open")],
        "matrix",
        "values"
    ) { #"[[\#($0 - 30), "42"]]"# }

    private static func prometheus(
        _ name: String,
        _ quantities: [Measure.Quantity],
        _ type: String,
        _ key: String,
        samples: (Int64) -> String
    ) -> Self {
        func document(_ series: String) -> String {
            #"{"status": "success", "data": {"resultType": "\#(type)", "result": [\#(series)]}}"#
        }
        let samples = samples(now.milliseconds / 1_000)
        return Self(
            testDescription: "prometheus, \(name)",
            quantities: quantities,
            document: document(#"{"metric": {"le": "+Inf"}, "\#(key)": \#(samples)}"#),
            empty: document("")
        ) { misbehaviour, _, server in
            .prometheus(.init(url: SecretText(server.suiteURL(misbehaviour))))
        }
    }
}

extension Server {
    /// The address that misbehaves; nil behaves.
    fileprivate func suiteURL(_ misbehaviour: Misbehaviour?) -> String {
        switch misbehaviour {
        case .failing: url("/suite/status-500")
        case .missing: url("/suite/status-404")
        case .redirected: url("/suite/moved")
        case .slow: url("/suite/slow")
        case .connectionCut: url("/suite/cut")
        case .refused: "http://127.0.0.1:\(freePort)"
        case nil, .notANumber, .infinite, .emptyAnswer, .emptyResult, .duplicateKeys, .notJSON,
            .html, .tooLarge, .cutOff:
            url("/suite/answer")
        }
    }
}
