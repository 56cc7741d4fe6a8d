import Foundation
import TestSupport
import Testing

/// Decisions of a log that has witnesses, which are real ones on real sockets.
@Suite struct WitnessedDecisionTests {
    @Test func `a decision is cosigned, and verified by k of n witnesses`() throws {
        try withRollout { binary in
            let witnesses = try (1...2).map { try Witness(number: $0, for: binary) }
            defer { for witness in witnesses { witness.stop() } }
            try binary.writePolicy(witnesses, quorum: "any 2")
            try binary.attest()
            let advanced = try binary.sluice(["advance", "--yes", "--policy", "policy"])
            #expect(advanced.code == 0)
            #expect(!advanced.talk.contains("witness"), "\(advanced.talk)")
            let note = try binary.sluice(["log", "checkpoint"]).output
            #expect(note.split(separator: "\n").count { $0.hasPrefix("— w") } == 2)
            let verified = try binary.sluice(["log", "verify", "--policy", "policy"])
            #expect(verified.code == 0, "\(verified.output)")
            #expect(verified.output.contains("cosigned by w1.example.org/w at "))
        }
    }

    @Test func `a witness that is down is shown, undoes nothing, and is asked again`() throws {
        try withRollout { binary in
            var witness = try Witness(number: 1, for: binary)
            try binary.writePolicy([witness], quorum: "all")
            witness.stop()
            let held = try binary.sluice(["hold", "--reason", "r", "--policy", "policy", "--json"])
            #expect(held.code == 0)
            #expect(held.json["head"] is String)
            #expect(held.talk.contains("witness w1.example.org/w down: "), "\(held.talk)")
            let alone = try binary.sluice(["log", "verify", "--policy", "policy"])
            #expect(alone.code == 43)
            #expect(alone.output.contains("0 of the trusted witnesses"), "\(alone.output)")
            let doctor = try binary.sluice(["doctor"])
            #expect(doctor.output.contains("witness w1.example.org/w: down"), "\(doctor.output)")

            witness = try Witness(number: 1, for: binary, port: witness.port)
            defer { witness.stop() }
            let again = try binary.sluice(["log", "checkpoint", "--policy", "policy"])
            #expect(again.code == 0 && !again.talk.contains("down"), "\(again.talk)")
            #expect(try binary.sluice(["log", "verify", "--policy", "policy"]).code == 0)
        }
    }

    @Test func `a witness that has seen another history is heard`() throws {
        try withRollout { binary in
            let witness = try Witness(number: 1, for: binary)
            defer { witness.stop() }
            try binary.writePolicy([witness], quorum: "all")
            try #require(try binary.sluice(["log", "backup", "\(binary.log).old"]).code == 0)
            for reason in ["one", "two"] {
                _ = try binary.sluice(["hold", "--reason", reason, "--policy", "policy"])
            }
            try binary.put("\(binary.log).old")
            try binary.tamper("forget(); key()")
            let other = ["hold", "--reason", "other", "--policy", "policy"]
            try binary.signWithStolenKey()
            let second = try binary.sluice(other, environment: binary.stolen)
            #expect(second.talk.contains("refused: it has cosigned 3 entries"), "\(second.talk)")
        }
    }

    @Test func `what a witness cosigned by file is taken in`() throws {
        try withRollout { binary in
            let witness = try Witness(number: 1, for: binary)
            witness.stop()
            try binary.writePolicy([witness], quorum: "all")
            try binary.write(try binary.sluice(["log", "consistency"]).output, to: "request")
            let cosigned = try binary.sluice(["witness", "cosign", "request"] + witness.options)
            #expect(cosigned.code == 0, "\(cosigned.talk)")
            try binary.write(cosigned.output, to: "lines")
            let taken = ["log", "cosign", "lines", "--policy", "policy"]
            #expect(try binary.sluice(taken).output.contains("cosigned by w1.example.org/w"))
            #expect(try binary.sluice(["log", "verify", "--policy", "policy"]).code == 0)
            _ = try binary.sluice(["hold", "--reason", "r"])
            let late = try binary.sluice(taken)
            #expect(late.code == 4, "a cosignature of an earlier head is none of this one")
            let grown = try binary.sluice([
                "log", "consistency", "--witness", "w1.example.org/w",
            ])
            #expect(grown.output.hasPrefix("old 1\n"))
        }
    }
}

/// `sluice witness serve`, for one log.
private struct Witness {
    let name: String
    let port: Int
    let options: [String]
    let key: String
    private let running: Binary.Running

    init(number: Int, for binary: Binary, port known: Int? = nil) throws {
        name = "w\(number).example.org/w"
        let log = try binary.sluice(["log", "key", "show"]).output
        let state = ["--state", "witness-\(number)", "--name", name]
        options = state + ["--log", log.trimmingCharacters(in: .newlines)]
        key = try binary.sluice(["witness", "key"] + state).output
            .trimmingCharacters(in: .newlines)
        port = try known ?? FreePort.next(binary)
        running = try binary.start(
            ["witness", "serve", "--listen", "127.0.0.1:\(port)"] + options
        )
        try waitUntilListening()
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func stop() {
        running.process.terminate()
        running.process.waitUntilExit()
    }

    private func waitUntilListening() throws {
        for _ in 0..<600 {
            let talk = try String(contentsOf: running.talk, encoding: .utf8)
            if talk.contains("\(port)") { return }
            usleep(50_000)
        }
        throw NotListening()
    }

    private struct NotListening: Error {}
}

extension Binary {
    fileprivate func writePolicy(_ witnesses: [Witness], quorum: String) throws {
        let key = try sluice(["log", "key", "show"]).output
        let lines = witnesses.enumerated().map { index, witness in
            "witness w\(index + 1) \(witness.key) \(witness.url)"
        }
        let names = witnesses.indices.map { "w\($0 + 1)" }.joined(separator: " ")
        let group = quorum == "all" ? "all" : String(quorum.dropFirst(4))
        let policy =
            ["log \(key)".trimmingCharacters(in: .newlines)] + lines
            + ["group witnesses \(group) \(names)", "quorum witnesses"]
        try write(policy.joined(separator: "\n") + "\n", to: "policy")
    }
}
