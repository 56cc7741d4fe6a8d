import GRDB
package import Values

/// Which entries are looked for: those that meet every condition; of each list one is enough.
package struct EntryQuery: Hashable, Sendable {
    package var rollout: String?
    package var kinds: [String]
    package var actors: [String]
    /// Stages that the entry is about.
    package var stages: [String]
    /// Both ends belong to the time that is asked for.
    package var since: Instant?
    package var until: Instant?
    /// Each must occur in what is said in the entry, in capital or small letters, as it stands:
    /// no character of it is a wildcard.
    package var words: [String]

    package init(
        rollout: String? = nil,
        kinds: [String] = [],
        actors: [String] = [],
        stages: [String] = [],
        since: Instant? = nil,
        until: Instant? = nil,
        words: [String] = []
    ) {
        self.rollout = rollout
        self.kinds = kinds
        self.actors = actors
        self.stages = stages
        self.since = since
        self.until = until
        self.words = words
    }
}

extension EntryQuery {
    /// What is asked of a row of `entry_index`; every value is an argument.
    var conditions: [SQL] {
        var conditions: [SQL] = []
        if let rollout { conditions.append("rollout = \(rollout)") }
        if !kinds.isEmpty { conditions.append("kind IN \(kinds)") }
        if !actors.isEmpty { conditions.append("actor IN \(actors)") }
        if !stages.isEmpty {
            let named = stages.map { stage -> SQL in "instr(stages, \(" \(stage) ")) > 0" }
            conditions.append("(\(named.joined(separator: " OR ")))")
        }
        return conditions + times + words.map(Self.occurring)
    }

    /// Times never run backwards along the log, so that each end is found in the index on them,
    /// and no entry outside has to be looked at.
    private var times: [SQL] {
        var times: [SQL] = []
        if let since {
            times.append(
                """
                idx >= (SELECT idx FROM entry_index WHERE time >= \(since.milliseconds)
                        ORDER BY time, idx LIMIT 1)
                """
            )
        }
        if let until {
            times.append(
                """
                idx <= (SELECT idx FROM entry_index WHERE time <= \(until.milliseconds)
                        ORDER BY time DESC, idx DESC LIMIT 1)
                """
            )
        }
        return times
    }

    /// Not LIKE, which has wildcards; and SQLite's own `lower`, which is many times as fast as
    /// ours, only for a word without letters that it does not know.
    private static func occurring(_ word: String) -> SQL {
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        let text: SQL =
            isPlain ? "lower(text)" : "\(DatabaseFunction.lowercase(Column("text")))"
        return "instr(\(text), \(word.lowercased())) > 0"
    }
}
