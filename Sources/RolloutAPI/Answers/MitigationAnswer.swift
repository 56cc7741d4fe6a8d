package import Rollouts
package import Values

package struct MitigationAnswer: Encodable {
    package let id: String
    package let title: String
    package let level: String
    package let status: String
    package let due: String
    package let deadline: Nullable<Instant>
    package let verdict: Nullable<String>
    package let value: Nullable<String>
    package let limit: Nullable<String>

    package init(_ row: MitigationRow) {
        id = row.mitigation.id
        title = row.mitigation.title
        level = row.mitigation.level.rawValue
        status = row.word
        due = row.mitigation.due.map(\.text) ?? "no deadline"
        deadline = Nullable(row.deadline)
        verdict = Nullable(row.result?.verdict.word)
        value = Nullable(row.result?.value)
        limit = Nullable(row.result?.limit)
    }
}
