import Foundation
import TestSupport
import Testing

/// The program on the logs of earlier versions.
@Suite struct KeptHistoryTests {
    /// Runs a test with the program beside a copy of a history.
    private func withHistory(
        _ history: KeptHistory,
        _ body: (Binary, _ options: [String]) throws -> Void
    ) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try FileManager.default.copyItem(atPath: history.url(.log).path, toPath: binary.log)
        let policy = history.has(.policy) ? ["--policy", history.url(.policy).path] : []
        try body(binary, ["--log", binary.log] + policy)
    }

    private static let screens = [
        ["report"], ["status", "--json"], ["blocker", "list"], ["mitigation", "list"],
    ]

    private func rollouts(_ binary: Binary) throws -> [String] {
        let listed = try binary.sqlite("SELECT DISTINCT rollout FROM entry_index ORDER BY rollout")
        return listed.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: KeptHistory.all) func `verifies with the key that is kept beside it`(
        _ history: KeptHistory
    ) throws {
        try withHistory(history) { binary, options in
            let key = try history.text(.key).trimmingCharacters(in: .whitespacesAndNewlines)
            let words = ["log", "verify", "--replay", "--key", key]
            let result = try binary.sluice(words + options)
            #expect(result.code == 0, "\(result.talk)\(result.output)")
            if history.has(.export) {
                let export = history.url(.export).path
                let exported = try binary.sluice(words + [export])
                #expect(exported.code == 0, "\(exported.talk)\(exported.output)")
            }
        }
    }

    @Test(arguments: KeptHistory.all) func `lists and shows every entry`(
        _ history: KeptHistory
    ) throws {
        try withHistory(history) { binary, options in
            let list = ["log", "list", "--from", "0", "--limit", "10000", "--json"]
            let listed = try binary.sluice(list + options)
            let entries = listed.json["entries"] as? [[String: Any]] ?? []
            #expect(listed.code == 0 && !entries.isEmpty, "\(listed.talk)")
            let step = max(1, entries.count / 12)
            for index in stride(from: 0, to: entries.count, by: step) {
                let shown = try binary.sluice(["log", "show", "\(index)"] + options)
                #expect(shown.code == 0 && !shown.output.isEmpty, "\(index): \(shown.talk)")
            }
        }
    }

    @Test(arguments: KeptHistory.all) func `reports on every rollout, and shows where it is`(
        _ history: KeptHistory
    ) throws {
        try withHistory(history) { binary, options in
            let names = try rollouts(binary)
            #expect(!names.isEmpty)
            for name in names {
                for words in Self.screens {
                    let result = try binary.sluice(words + ["--rollout", name] + options)
                    #expect(result.code == 0, "\(words) \(name): \(result.talk)")
                }
            }
        }
    }
}
