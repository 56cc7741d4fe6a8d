package import Rollouts

extension MitigationRow {
    /// The value and limit, as in `50, limit >= 200`, or the reason there is no value.
    package var found: String {
        guard let result else { return "no check" }
        let unseen = status.isSettled ? "–" : result.verdict.phrase
        return result.value.map { "\($0), limit \(result.limit)" } ?? unseen
    }
}
