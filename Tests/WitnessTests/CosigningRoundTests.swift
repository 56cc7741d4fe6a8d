import AuditLog
import Foundation
import RolloutController
import Testing
import Transparency
import Values

/// The log's side: witnesses that cosign, that are down, and that object.
@Suite struct CosigningRoundTests {
    private let now = Instant(milliseconds: 1_800_000_000_000)

    private func endpoint(_ number: UInt8, _ url: String) throws -> WitnessEndpoint {
        WitnessEndpoint(key: try WitnessKey.number(number).verifier, url: url)
    }

    private func withLog(
        entries: Int = 9,
        _ body: (WitnessedLog) async throws -> Void
    ) async throws {
        let log = try WitnessedLog(entries: entries)
        defer { log.remove() }
        try await body(log)
    }

    /// What one witness makes of a log's checkpoint.
    private func outcome(
        of log: WitnessedLog,
        _ note: SignedNote,
        _ endpoint: WitnessEndpoint,
        limit: Duration = .seconds(60)
    ) async throws -> WitnessOutcome {
        let round = CosigningRound(log: log.log, witnesses: [endpoint], limit: limit)
        return try #require(await round.ask(about: note, at: now).first).outcome
    }

    @Test func `witnesses cosign what the log grows to, all at once`() async throws {
        try await withLog { log in
            let (log, now) = (log, now)
            try await withWitness(1, of: [log.trusted]) { first async throws in
                try await withWitness(2, of: [log.trusted]) { second async throws in
                    let endpoints = [first, second].map {
                        WitnessEndpoint(key: $0.key.verifier, url: $0.url)
                    }
                    let round = CosigningRound(
                        log: log.log,
                        witnesses: endpoints,
                        limit: .seconds(60)
                    )
                    let policy = try WitnessPolicy(threshold: 2, of: endpoints.map(\.key))
                    for _ in 0..<3 {
                        let note = try log.checkpoint()
                        let statuses = await round.ask(about: note, at: now)
                        for status in statuses {
                            #expect("\(status.outcome)".hasPrefix("cosigned at 20"))
                        }
                        let cosigned = try log.log.cosigned(note)
                        let verified = log.trusted.checkpoint(in: cosigned, witnesses: policy)
                        #expect(try verified.get().witnessed.count == 2)
                        try log.append(5)
                    }
                    let records = try log.log.witnesses()
                    #expect(records.map(\.size) == [19, 19])
                    #expect(records.map(\.error) == [nil, nil])
                    // One request each: the sizes were known.
                    #expect(first.lines.all.count == 3)
                }
            }
        }
    }

    @Test func `a witness that has seen the log before names its size, and is asked from there`()
        async throws
    {
        try await withLog { log in
            let log = log
            let note = try log.checkpoint(5)
            let later = try log.checkpoint()
            try await withWitness(of: [log.trusted]) { witness async throws in
                // By another copy of the log, or one whose answer was lost.
                let request = try log.log.request(for: note, from: 0).bytes
                #expect(try await witness.post(request).status == 200)
                let endpoint = WitnessEndpoint(key: witness.key.verifier, url: witness.url + "/")
                let outcome = try await outcome(of: log, later, endpoint)
                #expect("\(outcome)".hasPrefix("cosigned"))
                #expect(witness.lines.all.count == 3)
            }
        }
    }

    @Test func `a witness that remembers more than the log has is a contradiction`() async throws {
        try await withLog { log in
            let log = log
            let copy = try WitnessedLog(entries: 12)
            defer { copy.remove() }
            let longer = try copy.log.request(for: copy.checkpoint(), from: 0).bytes
            let note = try log.checkpoint()
            try await withWitness(of: [log.trusted]) { witness async throws in
                #expect(try await witness.post(longer).status == 200)
                let endpoint = WitnessEndpoint(key: witness.key.verifier, url: witness.url)
                let outcome = try await outcome(of: log, note, endpoint)
                #expect(outcome == .refused(.sawMore(size: 12)))
                #expect("\(outcome)".contains("the end of the log was cut off"))
                #expect(try log.log.witnesses().first?.error == "\(outcome)")
                #expect(try log.log.cosigned(note) == note)
                // The log has them too now: that was another process, and no contradiction.
                try log.append(9)
                #expect(
                    try await self.outcome(of: log, note, endpoint)
                        == .refused(.contended(size: 12))
                )
            }
        }
    }

    @Test func `a witness of another history is a contradiction`() async throws {
        try await withLog { log in
            let log = log
            let other = try WitnessedLog(entries: 9, salt: "x")
            defer { other.remove() }
            let five = try other.log.request(for: other.checkpoint(5), from: 0).bytes
            let nine = try other.log.request(for: other.checkpoint(9), from: 5).bytes
            let note = try log.checkpoint()
            try await withWitness(of: [log.trusted]) { witness async throws in
                let endpoint = WitnessEndpoint(key: witness.key.verifier, url: witness.url)
                #expect(try await witness.post(five).status == 200)
                let grown = try await outcome(of: log, note, endpoint)
                #expect(grown == .refused(.unproven(size: 5)))
                #expect(try await witness.post(nine).status == 200)
                let same = try await outcome(of: log, note, endpoint)
                #expect(same == .refused(.forked(size: 9)))
                for case .refused(let objection) in [grown, same] {
                    #expect(objection.isContradiction)
                }
            }
        }
    }

    @Test func `a witness that does not know the log or its key says so`() async throws {
        try await withLog { log in
            let note = try log.checkpoint()
            let thief = try WitnessedLog(entries: 0, seed: 7)
            defer { thief.remove() }
            for (trusted, expected) in [
                (try GrowingLog("example.com/other").trusted, WitnessObjection.unknownLog),
                (thief.trusted, .unknownKey),
            ] {
                let log = log
                try await withWitness(of: [trusted]) { witness async throws in
                    let endpoint = WitnessEndpoint(key: witness.key.verifier, url: witness.url)
                    let outcome = try await outcome(of: log, note, endpoint)
                    #expect(outcome == .refused(expected))
                    #expect(!expected.isContradiction)
                }
            }
        }
    }

    @Test func `a witness that is down is shown, and waited for no longer than the limit`()
        async throws
    {
        try await withLog { log in
            let note = try log.checkpoint()
            let (silent, closed) = (try ScriptedServer([]), try ScriptedServer([]))
            _ = closed.stop()
            let witnesses = [
                try endpoint(1, silent.url), try endpoint(2, closed.url),
                try endpoint(3, "not an address"),
            ]
            let round = CosigningRound(log: log.log, witnesses: witnesses, limit: .seconds(5))
            let statuses = await round.ask(about: note, at: now)
            // That it comes here is the limit: the first one never answers.
            #expect(statuses.map(\.witness) == witnesses)
            let shown = statuses.map { "\($0.outcome)" }
            #expect(shown.allSatisfy { $0.hasPrefix("down: ") }, "\(shown)")
            #expect(shown[0].contains("no answer within"))
            #expect(shown[1].contains("no connection"))
            #expect(try log.log.witnesses().map(\.error) == shown)
            #expect(silent.stop() == [])
        }
    }

    @Test func `a cosignature that does not hold is not accepted`() async throws {
        try await withLog { log in
            let note = try log.checkpoint()
            let (key, other) = (try WitnessKey.number(1), try WitnessKey.number(2))
            let moved = try key.cosignature(on: log.signed(4).text, atSeconds: 1)
            let foreign = try other.cosignature(on: note.text, atSeconds: 1)
            for body in [moved.line, foreign.line, [], Array("\u{2014} x y\n".utf8), [0xFF, 0x0A]] {
                let server = try ScriptedServer([.init(status: 200, body: body)])
                let outcome = try await outcome(of: log, note, endpoint(1, server.url))
                guard case .refused(.badCosignature) = outcome else {
                    Issue.record("\(outcome)")
                    continue
                }
                #expect(server.stop() == ["old 0"])
                #expect(try log.log.cosigned(note) == note)
            }
        }
    }

    @Test func `a witness is asked again once, and not for ever`() async throws {
        try await withLog { log in
            let note = try log.checkpoint()
            func size(_ text: String) -> ScriptedServer.Reply {
                .init(status: 409, contentType: "text/x.tlog.size", body: Array(text.utf8))
            }
            let name = WitnessObjection.answered(409)
            for (replies, expected, asked) in [
                ([size("3\n"), size("4\n")], WitnessObjection.contended(size: 4), 2),
                ([size("3\n"), size("12\n")], .sawMore(size: 12), 2),
                ([size("12\n")], .sawMore(size: 12), 1),
                ([size("0\n")], name, 1), ([size("x\n")], name, 1), ([size("3")], name, 1),
                ([size("-3\n")], name, 1), ([size("99999999999999999999\n")], name, 1),
                ([size("")], name, 1), ([.init(status: 302, body: [])], .answered(302), 1),
            ] {
                let server = try ScriptedServer(replies)
                let outcome = try await outcome(of: log, note, endpoint(1, server.url))
                #expect(outcome == .refused(expected))
                #expect(server.stop().count == asked)
            }
        }
    }

    @Test func `a witness that fails is down`() async throws {
        try await withLog { log in
            let note = try log.checkpoint()
            let server = try ScriptedServer([
                .init(status: 500, body: []), .init(status: 503, body: []),
            ])
            for status in [500, 503] {
                let outcome = try await outcome(of: log, note, endpoint(1, server.url))
                #expect(outcome == .down("answered \(status)"))
            }
            #expect(server.stop().count == 2)
        }
    }
}
