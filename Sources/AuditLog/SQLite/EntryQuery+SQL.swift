import GRDB
import Values

extension EntryQuery {
    /// The condition on a row of `entry_index`; every value is an argument.
    func conditions(from: Int?, before: Int?) -> SQL {
        var all = conditions
        if let from { all.append("idx >= \(from)") }
        if let before { all.append("idx < \(before)") }
        return all.isEmpty ? "TRUE" : all.joined(separator: " AND ")
    }

    private var conditions: [SQL] {
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

    /// Times never decrease along the log, but where an entry puts its time right: both ends are
    /// found in the index on them, and hardly an entry outside is examined.
    private var times: [SQL] {
        var times: [SQL] = []
        if let since {
            let since = since.milliseconds
            times.append(
                """
                idx >= (SELECT idx FROM entry_index WHERE time >= \(since)
                        ORDER BY time, idx LIMIT 1)
                AND time >= \(since)
                """
            )
        }
        if let until {
            let until = until.milliseconds
            times.append(
                """
                idx <= coalesce(
                  (SELECT idx FROM entry_index
                   WHERE time <= \(until) AND idx >= (
                     SELECT coalesce(max(idx), 0) FROM entry_index WHERE kind = 'log.clock')
                   ORDER BY time DESC, idx DESC LIMIT 1),
                  (SELECT max(idx) FROM entry_index WHERE time <= \(until)))
                """
            )
        }
        return times
    }

    /// The condition that a word occurs, without LIKE, which has wildcards.
    ///
    /// SQLite's own `lower` is many times as fast as the Swift function but knows only ASCII, so it
    /// is used for ASCII words only.
    private static func occurring(_ word: String) -> SQL {
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        let text: SQL =
            isPlain ? "lower(text)" : "\(DatabaseFunction.lowercase(Column("text")))"
        return "instr(\(text), \(word.lowercased())) > 0"
    }
}
