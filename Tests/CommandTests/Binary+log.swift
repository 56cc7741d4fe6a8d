import AuditLog
import Foundation
import TestSupport
import Testing

extension Binary {
    struct LoggedEntry {
        let id: String
        let kind: String
        let to: String?
    }

    /// What the log holds, by `log list --json`.
    func entries(of kind: String? = nil) throws -> [LoggedEntry] {
        let result = try sluice(["log", "list", "--from", "0", "--limit", "10000", "--json"])
        let rows = result.json["entries"]
        return try #require(rows as? [[String: Any]]).compactMap { row in
            let payload = row["payload"] as? [String: Any]
            let decision = payload?["decision"] as? [String: Any]
            guard let id = row["id"] as? String, let found = row["kind"] as? String,
                kind == nil || kind == found
            else { return nil }
            return LoggedEntry(id: id, kind: found, to: decision?["to"] as? String)
        }
    }

    func exposure() throws -> Int? {
        let status = try sluice(["status", "--json"])
        return (status.json["exposure"] as? [String: Any])?["now"] as? Int
    }

    /// Runs SQLite's own shell on the log, past all of our code.
    func sqlite(_ sql: String) throws -> (code: Int32, output: String) {
        try run("/usr/bin/sqlite3", [log, sql])
    }

    /// Does what somebody does who knows the sums of the tables that were edited.
    func takeTablesAsTheyAre() throws {
        try SQLiteStore.open(at: log).write {
            try $0.takeTablesAsTheyAre()
        }
    }

    func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
        let result = try ProgramOutput(
            of: [program] + arguments,
            environment: ["XDG_STATE_HOME": folder.appending(path: "state").path],
            in: folder
        )
        return (result.code, result.output)
    }
}
