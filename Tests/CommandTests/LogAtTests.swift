import Foundation
import Testing

/// `log at TIME`: where a rollout stood then.
@Suite struct LogAtTests {
    private func times(_ binary: Binary) throws -> [String] {
        let list = try binary.sluice(["log", "list", "--from", "0", "--json"])
        return list.strings("entries", "time")
    }

    @Test func `it has the keys of status, and those of before there was anything too`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let status = try binary.sluice(["status", "--json"])
            let keys = Set(status.json.keys).union(["asOf", "lastEntry"])
            let now = try binary.sluice(["log", "at", "0s", "--json"])
            #expect(Set(now.json.keys) == keys)
            #expect(now.json["stage"] as? String == "beta")
            #expect(now.strings("checks", "value") == ["0 of 1,000", "200"])
            let before = try binary.sluice(["log", "at", "2001-01-01", "--json"])
            #expect(before.code == 0)
            #expect(Set(before.json.keys) == keys)
            #expect(before.json["state"] as? String == "none")
            #expect(before.json["lastEntry"] is NSNull)
        }
    }

    @Test func `before the first entry it says so`() throws {
        try withRollout { binary in
            let before = try binary.sluice(["log", "at", "1h"])
            #expect(before.code == 0)
            #expect(before.output.contains("nothing was on record of sample-1.0"))
            #expect(before.output.contains("its first entry is 0"))
        }
    }

    @Test func `the screen is that of status, with the moment and the last entry`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let time = try times(binary)[2]
            _ = try binary.sluice(["hold", "--reason", "later"])
            let screen = try binary.sluice(["log", "at", time]).output
            #expect(screen.contains("As of \(time)"))
            #expect(screen.contains("last entry 2"))
            #expect(screen.contains("live · beta"))
            #expect(screen.contains("tenant-leak"))
            #expect(!screen.contains("HELD"))
            let day = try binary.sluice(["log", "at", String(time.prefix(10))]).output
            #expect(day.contains("HELD"))
        }
    }

    @Test func `what is no time is an error that shows how to write one`() throws {
        try withRollout { binary in
            let result = try binary.sluice(["log", "at", "noon"])
            #expect(result.code == 64)
            #expect(result.talk.contains("'noon' is not a time: write a day (2026-12-01)"))
        }
    }
}
