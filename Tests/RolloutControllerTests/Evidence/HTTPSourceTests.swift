import Cohorts
import Foundation
@testable import JSONCoding
import PlanLanguage
import RolloutController
@testable import Rollouts
import Statistics
import Testing
import Transparency
import Values

@Suite struct HTTPSourceTests {
    @Test func `one request answers every check, with the secret that its header refers to`()
        async throws
    {
        try await withServer { workshop, server in
            try workshop.write(
                #"{"open": 4, "text": "4", "none": null, "a/b": {"~": [1, 2.5]}, "n": -1, "t": 7}"#,
                to: "status"
            )
            try workshop.write("s3cret\n", to: "token")
            let readings = await workshop.readings(
                of: [
                    .value("open"), .value("/a~1b/~0/1"), .value("text"), .value("none"),
                    .value("/a~2b"), .failures("n", total: "t"), .failures("t", total: "open"),
                ],
                from: .http(
                    Source.Endpoint(
                        url: SecretText(server.url("/status")),
                        headers: [.init(name: "Authorization", value: .init("Bearer file:token"))]
                    )
                )
            )
            #expect(
                readings.map(\.measurement) == [
                    .value(4), .value(2.5),
                    .failed(
                        "it: text is not a number in the answer, but a text: "
                            + "another kind than is required"
                    ),
                    .noData("it: the answer has no none"),
                    .failed("it: /a~2b is not a JSON pointer"),
                    .failed("it: n is not a count: a whole number from 0 to 10¹⁵"),
                    .failed("it: 7 failures of 4 are impossible"),
                ]
            )
            #expect(workshop.text(of: "asked") == "/status Bearer s3cret\n")
        }
    }

    @Test func `a web service is told since when to count`() async throws {
        try await withServer { workshop, server in
            try workshop.write(#"{"f": 1, "t": 7}"#, to: "status")
            let since = Instant(milliseconds: 1_800_000_000_000)
            let readings = await workshop.readings(
                of: [.failures("f", total: "t")],
                from: .http(.init(url: SecretText(server.url("/status")))),
                since: since,
                now: since + .seconds(60)
            )
            #expect(readings.first?.measurement == .counts(1, of: 7))
            #expect(workshop.text(of: "asked") == "/status 2027-01-15T08:00:00.000Z\n")
        }
    }

    @Test func `lists and groups are read from one document`() async throws {
        try await withServer { workshop, server in
            try workshop.write(
                #"{"ms": [1, 2.5, 3], "old": [4], "mixed": [1, "2"], "on": 12, "off": 88}"#,
                to: "status"
            )
            let readings = await workshop.readings(
                of: [
                    .samples("/ms"), .canary("ms", control: "old"), .samples("mixed"),
                    .samples("on"), .groups(["a": "/on", "b": "off"]), .samples("none"),
                    .groups(["a": "on", "b": "ms"]), .trend("ms"),
                ],
                from: .http(.init(url: SecretText(server.url("/status"))))
            )
            #expect(
                readings.map(\.measurement) == [
                    .samples([1, 2.5, 3]), .canary([1, 2.5, 3], control: [4]),
                    .failed("it: mixed holds items that are not numbers"),
                    .failed("it: on is not a list of numbers in the answer"),
                    .groups(["a": 12, "b": 88]), .noData("it: the answer has no none"),
                    .failed("it: ms is not a count: a whole number from 0 to 10¹⁵"),
                    .failed("it: a histogram or a trend cannot be read from JSON"),
                ]
            )
        }
    }

    @Test(arguments: [
        ("/status/503", "it: answered 503"),
        ("/moved", "it: answered 302"),
        ("/large", "it: the answer is larger than 1 MiB"),
        ("/slow", "it: timed out after 1s"),
    ])
    func `what is no answer says why`(path: String, why: String) async throws {
        try await withServer { workshop, server in
            let source = Source.Kind.http(.init(url: SecretText(server.url(path))))
            let timeout = path == "/slow" ? "1s" : "5m"
            let answer = await workshop.measurement(of: .value("a"), from: source, timeout: timeout)
            #expect(answer == .failed(why))
            #expect(workshop.text(of: "elsewhere") == nil)
        }
    }

    @Test func `an address that is a secret never stands in a message`() async throws {
        try await withServer { workshop, server in
            let addresses = [
                "http://user:s3cret@127.0.0.1:\(server.freePort)/s3cret",
                "https://127.0.0.1:\(server.port)/s3cret", "s3cret://s3cret", "s3cret",
                "http:// s3cret", "http://s3cret.invalid/",
                "http://127.0.0.1:\(server.port)/s3cret",
                "", "s3cret\nsecond",
            ]
            for address in addresses {
                let answer = await workshop.measurement(
                    of: .value("a"),
                    from: .http(.init(url: SecretText("env:ADDRESS"))),
                    environment: ["ADDRESS": address]
                )
                let why = try #require(answer?.why)
                #expect(!why.contains("s3cret") && why.count > 10, "\(why)")
            }
        }
    }

    @Test(arguments: [
        ("env:ABSENT", "it: env:ABSENT is not set"),
        ("file:absent", "it: file:absent is not a readable text file of up to 64 KiB"),
        ("file:large", "it: file:large is not a readable text file of up to 64 KiB"),
        ("Bearer file:two", "it: file:two is not one line of text"),
        ("file:empty", "it: file:empty is empty"),
    ])
    func `a secret that cannot be had is named, not guessed`(
        secret: String,
        why: String
    ) async throws {
        try await withServer { workshop, server in
            try workshop.write(String(repeating: "x", count: 65_537), to: "large")
            try workshop.write("one\ntwo\n", to: "two")
            try workshop.write("\n", to: "empty")
            let header = Source.Header(name: "Authorization", value: SecretText(secret))
            let url = SecretText(server.url("/status"))
            let answer = await workshop.measurement(
                of: .value("a"),
                from: .http(.init(url: url, headers: [header])),
                environment: [:]
            )
            #expect(answer == .missing(why))
        }
    }

    @Test func `a user and password in a secret address are sent as such`() async throws {
        try await withServer { workshop, server in
            try workshop.write("5", to: "status")
            let answer = await workshop.measurement(
                of: .value("a"),
                from: .http(.init(url: SecretText("env:ADDRESS"))),
                environment: ["ADDRESS": "http://user:p%40ss@127.0.0.1:\(server.port)/status"]
            )
            #expect(answer == .value(5))
            #expect(workshop.text(of: "asked") == "/status Basic dXNlcjpwQHNz\n")
        }
    }

    @Test func `a refused connection is known at once`() async throws {
        try await withServer { workshop, server in
            let url = SecretText("http://127.0.0.1:\(server.freePort)/")
            let answer = await workshop.measurement(of: .value("a"), from: .http(.init(url: url)))
            #expect(answer == .failed("it: no connection"))
        }
    }
}
