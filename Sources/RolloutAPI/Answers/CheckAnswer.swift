package import Rollouts

package struct CheckAnswer: Encodable {
    package let id: String
    package let title: String
    package let part: String
    package let verdict: String
    package let why: Nullable<String>
    package let detail: Nullable<String>
    package let value: Nullable<String>
    package let limit: String
    package let ageSeconds: Nullable<Double>

    package init(_ result: CheckResult) {
        id = result.id
        title = result.title
        part = result.part.word
        verdict = result.verdict.word
        why = Nullable(result.verdict.reason?.rawValue)
        detail = Nullable(result.detail)
        value = Nullable(result.value)
        limit = result.limit
        ageSeconds = Nullable(result.ageSeconds)
    }
}
