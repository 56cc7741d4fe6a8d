import Values

/// The no-go conditions that nobody can see: what is recorded of them, and when people are told.
extension DecisionContext {
    /// The changes to what is recorded of conditions that nobody can see.
    var blindnessChanges: [Change] {
        guard isWatched else { return [] }
        let before = state.blind.filter { !seenAgain.contains($0.key) }.mapValues(\.since)
        let told = overdue.filter { state.blind[$0.id]?.isTold != true }.map(\.id)
        return (seenAgain.isEmpty ? [] : [.seenAgain(checks: seenAgain)])
            + (unseenSince == before ? [] : [.unseen(since: unseenSince)])
            + (told.isEmpty ? [] : [.blindnessTold(checks: told)])
    }

    /// The conditions that nobody sees and people are told of, and those seen again, in words.
    var blindnessWords: [String] {
        guard isWatched else { return [] }
        let blind = unseen.filter { state.blind[$0.id]?.isTold == true || isOverdue($0) }
        let words = blind.map { "\($0.id) since \(since($0).minute)" }
        return (words.isEmpty ? [] : ["BLIND, nobody sees " + words.joined(separator: ", ")])
            + (seenAgain.isEmpty ? [] : ["seen again: " + seenAgain.joined(separator: ", ")])
    }

    /// The holds on a rollout whose conditions nobody has seen for too long.
    var blindHolds: [Hold] {
        guard plan.guardRule.onBlind == .hold else { return [] }
        return overdue.map { result in
            Hold(
                id: "\(Hold.blindPrefix)\(result.id)",
                owner: Actor.guardian.name,
                reason: "nobody has seen \(result.id) since \(since(result).minute)",
                since: latest,
                needsPerson: true,
                isByPerson: false
            )
        }
    }

    var blindObstacles: [Obstacle] {
        guard plan.guardRule.onBlind == .hold else { return [] }
        return overdue.map { result in
            Obstacle(
                rule: result.verdict == .undecided(.sourceFailed) ? .sourceFailed : .evidence,
                subject: result.id,
                message: "nobody has seen \(result.id) since \(since(result).minute)"
                    + (result.detail.map { ": \($0)" } ?? "")
            )
        }
    }

    private var judgedNoGo: [CheckResult] { results.filter { $0.part == .noGo } }

    private var unseen: [CheckResult] { judgedNoGo.filter(\.verdict.isUnseen) }

    /// The conditions that nobody has seen for as long as the plan waits.
    private var overdue: [CheckResult] { unseen.filter(isOverdue) }

    private func isOverdue(_ result: CheckResult) -> Bool {
        now - since(result) >= plan.guardRule.blindAfter.duration
    }

    /// Returns the time since which nobody sees a condition, by the clock as it was read.
    ///
    /// A clock that was ahead when it was recorded postpones nothing: an earlier reading prevails.
    private func since(_ result: CheckResult) -> Instant {
        min(state.blind[result.id]?.since ?? now, now)
    }

    /// The conditions that nobody sees after this look; those not judged now stay as they were.
    private var unseenSince: [String: Instant] {
        let judged = Set(judgedNoGo.map(\.id))
        let others = state.blind.filter { check, _ in
            !judged.contains(check) && plan.noGo.contains { $0.id == check }
        }
        return others.mapValues(\.since).merging(unseen.map { ($0.id, since($0)) }) { $1 }
    }

    /// The conditions of which people were told, and that have a verdict of their own again.
    private var seenAgain: [String] {
        judgedNoGo.filter { result in
            state.blind[result.id]?.isTold == true && result.verdict.isSeen
        }.map(\.id)
    }
}

extension Verdict {
    /// True if the check was measured: a waiver is a person's word, and no measurement.
    fileprivate var isSeen: Bool {
        switch self {
        case .passed, .failed, .undecided(.insufficient): true
        case .undecided(.noData), .undecided(.stale), .undecided(.sourceFailed), .waived,
            .notApplicable:
            false
        }
    }
}
