import Cohorts
import GRDB

/// The customers that entries cover.
extension SQLiteRows {
    func forEachMember(ofEntry index: Int, _ body: (MemberRole, String) throws -> Void) throws {
        try each(
            "SELECT role, id FROM cohort_member WHERE entry = ? ORDER BY role, seq",
            [index]
        ) { row in
            guard let role = MemberRole(rawValue: try row.number("role")) else {
                throw ColumnError(column: "role")
            }
            try body(role, try row.text("id"))
        }
    }

    func entriesWithMembers() throws -> [Int] {
        try all("SELECT DISTINCT entry FROM cohort_member ORDER BY entry") {
            try $0.number("entry")
        }
    }

    func lengths(ofEntry index: Int) throws -> CohortLengths {
        func length(_ role: MemberRole) throws -> Int {
            try number(
                "SELECT max(seq) + 1 FROM cohort_member WHERE entry = ? AND role = ?",
                [index, role.rawValue]
            ) ?? 0
        }
        return CohortLengths(members: try length(.member), passedOver: try length(.passedOver))
    }

    func insertMembers(_ ids: [CustomerID], _ role: MemberRole, ofEntry index: Int) throws {
        try translating {
            let statement = try db.cachedStatement(
                sql: "INSERT INTO cohort_member(entry, role, seq, id) VALUES (?, ?, ?, ?)"
            )
            for (sequence, id) in ids.enumerated() {
                try statement.execute(arguments: [index, role.rawValue, sequence, id.text])
            }
        }
    }

    /// The rows are overwritten in the file, and disappear from it with the next checkpoint.
    func deleteMember(_ id: CustomerID, ofEntry index: Int) throws {
        let forbidding = Schema.triggers.filter {
            Schema.name(of: $0) == "cohort_member_no_delete"
        }
        try without(forbidding) {
            try run("DELETE FROM cohort_member WHERE id = ? AND entry = ?", [id.text, index])
        }
    }
}
