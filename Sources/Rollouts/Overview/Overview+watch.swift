package import Values

/// A no-go condition that nobody has seen for longer than the plan waits.
package struct BlindSpot: Hashable, Sendable {
    package let check: String
    package let since: Instant
    /// The reason there is no answer.
    package let detail: String?
}

extension Overview {
    /// The no-go conditions that nobody sees now, and has not seen for as long as the plan waits.
    package var blindSpots: [BlindSpot] {
        guard plan.isWatching(state, at: now) else { return [] }
        return decision.checks.filter { $0.part == .noGo && $0.verdict.isUnseen }
            .compactMap { result in
                guard let blindness = state.blind[result.id],
                    blindness.isTold || now - blindness.since >= plan.guardRule.blindAfter.duration
                else { return nil }
                return BlindSpot(check: result.id, since: blindness.since, detail: result.detail)
            }
    }

    /// The end of the watch over a completed rollout; nil while it is not completed.
    package var watchEnd: Instant? { plan.watchEnd(in: state) }
}
