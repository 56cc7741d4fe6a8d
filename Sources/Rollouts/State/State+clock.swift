import Values

extension State {
    /// Reckons anew what is dated later than a moment, at which the log's time is put right.
    ///
    /// Soaks and holds last as long again from there; words that open something have lapsed.
    mutating func correctClock(_ lapsed: Lapsed, at time: Instant) {
        register.approvals.removeAll(where: lapsed.approvals.contains)
        register.waivers.removeAll(where: lapsed.waivers.contains)
        attestations = attestations.map { word in
            let isLapsed = word.entry.map(lapsed.attestations.contains) ?? false
            return (isLapsed ? word.onlyAgainst : word).dated(noLaterThan: time)
        }
        if let since = stageSince, since > time {
            stageSince = time
            counts.begin(in: stage)
        }
        completion = completion.map { Completion(stage: $0.stage, at: min($0.at, time)) }
        evidenceSince = evidenceSince.map { min($0, time) }
        firstEntered = firstEntered.mapValues { min($0, time) }
        holds = holds.map { $0.dated(noLaterThan: time) }
        checks = checks.mapValues { $0.dated(noLaterThan: time) }
        baselines = baselines.map { $0.dated(noLaterThan: time) }
        streaks = streaks.mapValues { $0.dated(noLaterThan: time) }
        blind = blind.mapValues { Blindness(since: min($0.since, time), isTold: $0.isTold) }
    }
}

extension Streak {
    fileprivate func dated(noLaterThan time: Instant) -> Self {
        Self(
            seenMilliseconds: seenMilliseconds,
            lastLook: min(lastLook, time),
            isFailing: isFailing
        )
    }
}
