import Foundation
import Testing

/// Tries each attack on a real log, and holds the README's table to what was seen.
///
/// `RECORD_SNAPSHOTS=1` writes the table anew, and fails.
@Suite struct AttackTests {
    @Test func `the README says what notices which attack, and what nothing notices`() throws {
        let rows = try Attack.all.map { attack in
            try withWitnessedLog { try row(of: attack, on: $0) }
        }
        let table = ([Self.head, "|---|---|---|---|---|"] + rows).joined(separator: "\n")
        let file = Binary.root.appending(path: "README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: Self.mark)
        try #require(parts.count == 3, "README.md has the table between two marks")
        guard parts[1] != "\n\(table)\n" else { return }
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            let new = [parts[0], "\n\(table)\n", parts[2]].joined(separator: Self.mark)
            try new.write(to: file, atomically: true, encoding: .utf8)
        }
        Issue.record("the README's table is not what was seen:\n\(table)")
    }

    @Test func `an honest log is taken by every check`() throws {
        try withWitnessedLog { binary in
            let notices = try detectors(on: binary).map(\.notices)
            #expect(notices == [false, false, false, false])
        }
    }

    @Test func `a state that was changed beside the entries is not believed, and made anew`()
        throws
    {
        let attack = try #require(Attack.all.first { $0.name.hasPrefix("the state beside") })
        try withWitnessedLog { binary in
            try attack.carryOut(binary)
            #expect(try binary.sluice(["log", "verify"]).code == 40)
            #expect(try binary.sluice(["status"]).output.contains("hold-1"))
            let held = try binary.sluice(["hold", "--reason", "r"])
            #expect(held.code == 0 && held.talk.contains("were rebuilt from the entries"))
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    private static let mark = "<!-- attacks -->"
    private static let head =
        "| attack | its own hash tree | + its signed checkpoint | + the high-water mark "
        + "| + a witness, or a head kept elsewhere |"

    private func row(of attack: Attack, on binary: Binary) throws -> String {
        try attack.carryOut(binary)
        let cells = try detectors(on: binary, ownMark: attack.hasOwnMark).map {
            $0.notices ? "noticed (\($0.code))" : "–"
        }
        return "| \(attack.name) | " + cells.joined(separator: " | ") + " |"
    }

    private struct Detector {
        let code: Int32
        var notices: Bool { code != 0 }
    }

    /// What each reader, who knows more than the one before, is told by `log verify`.
    private func detectors(on binary: Binary, ownMark: Bool = false) throws -> [Detector] {
        let nowhere = ["XDG_STATE_HOME": binary.folder.appending(path: "nowhere").path]
        let mark = ownMark ? binary.stolen : [:]
        let key = try String(
            contentsOf: binary.folder.appending(path: "log.vkey"),
            encoding: .utf8
        )
        return try [
            (["log", "verify"], nowhere),
            (["log", "verify", "--key", key], nowhere),
            (["log", "verify", "--key", key], mark),
            (["log", "verify", "--key", key, "--expect-head", "witnessed"], mark),
        ].map { arguments, environment in
            Detector(code: try binary.sluice(arguments, environment: environment).code)
        }
    }
}

/// A log of seven entries that a witness has cosigned, its key in `log.vkey`, what the witness
/// keeps in `witnessed`, and a copy of when it had fewer.
private func withWitnessedLog<Result>(_ body: (Binary) throws -> Result) throws -> Result {
    var result: Result?
    try withRollout { binary in
        try binary.attest()
        try binary.require(["log", "backup", "\(binary.log).old"])
        for reason in ["one", "two", "three", "four", "five"] {
            try binary.require(["hold", "--reason", reason])
        }
        try binary.write(try binary.require(["log", "key", "show"]), to: "log.vkey")
        try binary.write(try binary.require(["log", "consistency", "0"]), to: "request")
        let key = try binary.require(["log", "key", "show"]).trimmingCharacters(in: .newlines)
        let witness = ["--state", "witness", "--name", "witness.example.org/w", "--log", key]
        let lines = try binary.require(["witness", "cosign", "request"] + witness)
        let head = try binary.require(["log", "checkpoint"])
        try binary.write(head + lines, to: "witnessed")
        result = try body(binary)
    }
    guard let result else { throw SamplePlan.NotApplied(talk: "no rollout") }
    return result
}

extension Binary {
    /// What a command prints that must not fail.
    @discardableResult
    fileprivate func require(_ arguments: [String]) throws -> String {
        let result = try sluice(arguments)
        guard result.code == 0 else { throw SamplePlan.NotApplied(talk: result.talk) }
        return result.output
    }
}
