import Rollouts
import Testing
import Values

/// JSON as services write it: lists of points, truth values, texts, and addresses with a time.
@Suite struct SpokenAnswerTests {
    private static let document = #"""
        {"series": [{"pointlist": [[1795800000, 1], [1795800060, 4], [1795800120, 20]]}],
         "healthy": true, "state": "OPERATIONAL", "count": 3, "none": [], "null": null,
         "broken": "a\nb", "hidden": "\u200bUP", "true": "true", "secret": "it is s3cret-9 here"}
        """#

    private static func readings(
        _ places: [String],
        require: Requirement
    ) async throws -> [Measurement] {
        try await withServer { workshop, server in
            try workshop.write(document, to: "status")
            let header = Source.Header(name: "Authorization", value: SecretText("env:TOKEN"))
            return await workshop.readings(
                of: places.map { .value($0) },
                from: .http(.init(url: SecretText(server.url("/status")), headers: [header])),
                require: require,
                environment: ["TOKEN": "s3cret-9"]
            ).map(\.measurement)
        }
    }

    @Test func `the newest of a list of points is read, and an empty list is no data`() async throws
    {
        let limit = try #require(Limit(text: ">= 20"))
        let places = ["/series/-1/pointlist/-1/1", "/none/-1", "healthy", "/state"]
        let found = try await Self.readings(places, require: .value(limit))
        let other = "another kind than is required"
        #expect(
            found == [
                .value(20), .noData("it: the answer has no /none/-1"),
                .failed("it: healthy is not a number in the answer, but true or false: \(other)"),
                .failed("it: /state is not a number in the answer, but a text: \(other)"),
            ]
        )
    }

    @Test func `truth values and texts are read where a word is required`() async throws {
        let places = [
            "healthy", "/state", "true", "count", "/series", "null", "broken", "hidden", "secret",
        ]
        let found = try await Self.readings(places, require: .word(RequiredWord(.truth(true))))
        let other = "another kind than is required"
        let unseen = "is a text of over 200 characters, or has one that cannot be seen"
        #expect(
            found == [
                .word(.truth(true)), .word(.text("OPERATIONAL")), .word(.text("true")),
                .failed(
                    "it: count is not true, false or a text in the answer, but a number: \(other)"
                ),
                .failed(
                    "it: /series is not true, false or a text in the answer, but a list: \(other)"
                ),
                .noData("it: the answer has no null"), .failed("it: broken \(unseen)"),
                .failed("it: hidden \(unseen)"),
                .failed("it: its text holds a secret of the plan, and is not recorded"),
            ]
        )
    }

    @Test(arguments: [("true", Word.truth(true)), (#""UP""#, .text("UP"))])
    func `a bare word is the answer for any value`(_ answer: String, _ word: Word) async throws {
        try await withWorkshop { workshop in
            try workshop.write(answer, to: "answer")
            let readings = await workshop.readings(
                of: [.value("any"), .value("/any/other")],
                from: .command(["cat", "answer"]),
                require: .word(RequiredWord(.truth(true)))
            )
            #expect(readings.map(\.measurement) == [.word(word), .word(word)])
        }
    }

    private static func asked(
        _ path: String,
        since: Instant?,
        now: Instant,
        hidden: Bool = false
    ) async throws -> (measurement: Measurement?, asked: String?) {
        try await withServer { workshop, server in
            try workshop.write("5", to: "status")
            let address = server.url(path)
            let readings = await workshop.readings(
                of: [.value("a")],
                from: .http(.init(url: SecretText(hidden ? "env:ADDRESS" : address))),
                environment: ["ADDRESS": address],
                since: since,
                now: now
            )
            return (readings.first?.measurement, workshop.text(of: "asked"))
        }
    }

    @Test(arguments: [false, true])
    func `an address is asked for the stage and its time`(_ hidden: Bool) async throws {
        let since = Instant(milliseconds: 1_800_000_000_001)
        let (measurement, asked) = try await Self.asked(
            "/status?from={start}&to={end}&of={stage}",
            since: since,
            now: since + .milliseconds(60_998),
            hidden: hidden
        )
        #expect(measurement == .value(5))
        // From the first full second of the stage: what was before belongs to another one.
        let told = "2027-01-15T08:00:00.001Z"
        #expect(asked == "/status?from=1800000001&to=1800000060&of=beta \(told)\n")
    }

    @Test(arguments: ["/status?from={start}", "/status?of={stage}", "/{stage}?{start}-{end}"])
    func `nothing is asked while no stage is live`(_ path: String) async throws {
        let now = Instant(milliseconds: 1_800_000_000_000)
        let (measurement, asked) = try await Self.asked(path, since: nil, now: now)
        guard case .unavailable(.noData(let why))? = measurement else {
            Issue.record("\(String(describing: measurement))")
            return
        }
        #expect(why.contains("no stage is live"))
        #expect(asked == nil)
    }

    @Test func `a stage of less than a second has no time to ask for`() async throws {
        let now = Instant(milliseconds: 1_800_000_000_900)
        for since in [now - .milliseconds(100), now + .seconds(5)] {
            let (measurement, asked) = try await Self.asked(
                "/status?{start}-{end}",
                since: since,
                now: now
            )
            #expect(measurement == .noData("it: the stage began less than a second ago"))
            #expect(asked == nil)
        }
    }

    @Test func `what is wrong with a secret address is said without it`() async throws {
        let now = Instant.current
        for path in ["/{s3cret}", "/{start"] {
            let (measurement, asked) = try await Self.asked(
                path,
                since: now,
                now: now,
                hidden: true
            )
            let why = measurement?.why ?? ""
            #expect(why.hasPrefix("it: its address cannot be used: "))
            #expect(!why.contains("s3cret"))
            #expect(asked == nil)
        }
    }
}
