package import Cohorts
import Foundation
import GRDB
package import Rollouts

/// The customers that an entry's digests cover.
///
/// They are stored beside the entries and not in them, so that a person can be forgotten.
package struct CohortList: Hashable, Sendable {
    /// In the rollout's order.
    package var members: [CustomerID]
    /// Customers that come before the cut but are not members.
    package var passedOver: [CustomerID]

    package init(members: [CustomerID], passedOver: [CustomerID]) {
        self.members = members
        self.passedOver = passedOver
    }
}

extension DecisionLog {
    /// The customers that an entry has frozen, as listed now; empty if it froze none.
    ///
    /// Does not check them against the digests in the entries.
    package func cohortList(of entry: Int) throws -> CohortList {
        try read { try Self.cohortList(of: entry, $0) }
    }

    /// The entries that customers are listed for, oldest first.
    private func entriesWithCohorts() throws -> [Int] {
        try read { db in
            try Int.fetchAll(db, sql: "SELECT DISTINCT entry FROM cohort_member ORDER BY entry")
        }
    }

    /// Overwrites the remains of deleted rows in the file and its journal.
    ///
    /// Returns false if another program is reading the log, so that its journal cannot be emptied
    /// yet.
    package func wipeDeleted() throws -> Bool {
        try withoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
    }

    static func insert(_ list: CohortList, of entry: Int, _ db: Database) throws {
        for (role, ids) in [(Role.member, list.members), (.passedOver, list.passedOver)] {
            let statement = try db.cachedStatement(
                sql: "INSERT INTO cohort_member(entry, role, seq, id) VALUES (?, ?, ?, ?)"
            )
            for (sequence, id) in ids.enumerated() {
                try statement.execute(arguments: [entry, role.rawValue, sequence, id.text])
            }
        }
    }

    /// Removes a customer from every list of a rollout.
    ///
    /// The rows are overwritten in the file, and disappear from it with the next checkpoint.
    static func forget(_ id: CustomerID, in rollout: String, _ db: Database) throws {
        let guards = Schema.guards.filter { Schema.name(of: $0) == "cohort_member_no_delete" }
        for guardian in guards {
            try db.execute(sql: "DROP TRIGGER IF EXISTS \(Schema.name(of: guardian))")
        }
        try db.execute(
            sql: """
                DELETE FROM cohort_member WHERE id = ?
                AND entry IN (SELECT idx FROM entry_index WHERE rollout = ?)
                """,
            arguments: [id.text, rollout]
        )
        for guardian in guards { try db.execute(sql: guardian) }
    }

    private enum Role: Int {
        case member = 0
        case passedOver = 1
    }

    private static func cohortList(of entry: Int, _ db: Database) throws -> CohortList {
        var list = CohortList(members: [], passedOver: [])
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT role, id FROM cohort_member WHERE entry = ? ORDER BY role, seq",
            arguments: [entry]
        )
        while let row = try rows.next() {
            let id = try customer(row, entry)
            switch Role(rawValue: try row.number("role")) {
            case .member: list.members.append(id)
            case .passedOver: list.passedOver.append(id)
            case nil: throw ColumnError(column: "role")
            }
        }
        return list
    }

    private static func customer(_ row: Row, _ entry: Int) throws -> CustomerID {
        let text = try row.text("id")
        do throws(CustomerIDProblem) {
            return try CustomerID(text)
        } catch {
            throw LogError.damaged(
                path: "the list of entry \(entry)",
                underlying: String(describing: error)
            )
        }
    }
}

extension DecisionLog {
    /// Searches the bytes of the entries, since the index is not trusted.
    package func entries(naming words: [String]) throws -> [Entry] {
        let words = (words + ["\"payloadDigest\":"]).map { Array($0.utf8) }
        var found: [Int] = []
        try unsafe forEachEntry { index, body in
            if unsafe body.names(oneOf: words) { found.append(index) }
        }
        return found.compactMap { try? entry(at: $0) }
    }

    package func cohortFindings(_ frozen: [Int: FrozenCohort]) throws -> [Verification.Finding] {
        let listed = try entriesWithCohorts()
        let unknown = listed.filter { frozen[$0] == nil }.map {
            Verification.Finding.cohortDiffers(entry: $0)
        }
        return unknown
            + frozen.values.sorted { $0.entry < $1.entry }.filter { cohort in
                guard let list = try? cohortList(of: cohort.entry) else { return true }
                return SealedList(of: list.members) != cohort.members
                    || SealedList(of: list.passedOver) != cohort.passedOver
            }.map { .cohortDiffers(entry: $0.entry) }
    }
}

extension UnsafeRawBufferPointer {
    /// Requires words that begin with a quotation mark.
    fileprivate func names(oneOf words: [[UInt8]]) -> Bool {
        guard let start = baseAddress else { return false }
        let end = unsafe start + count
        var place = unsafe start
        while let quote = unsafe memchr(place, 0x22, end - place) {
            let rest = unsafe end - UnsafeRawPointer(quote)
            for word in words where word.count <= rest {
                if unsafe memcmp(quote, word, word.count) == 0 { return true }
            }
            unsafe place = UnsafeRawPointer(quote) + 1
        }
        return false
    }
}
