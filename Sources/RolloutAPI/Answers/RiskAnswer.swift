package import Rollouts

package struct RiskAnswer: Encodable {
    package let id: String
    package let title: String
    package let acceptedBy: Nullable<String>
    package let verdict: Nullable<String>
    package let value: Nullable<String>

    package init(_ row: RiskRow) {
        id = row.risk.id
        title = row.risk.title
        acceptedBy = Nullable(row.accepted?.by)
        verdict = Nullable(row.result?.verdict.word)
        value = Nullable(row.result?.value)
    }
}
