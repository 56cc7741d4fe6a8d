package import Values

/// A rollout in a line: where it stands by its state alone, and what matters most of that.
package struct RolloutBrief: Hashable, Sendable {
    package let rollout: String
    package let phase: State.Phase
    package let exposure: Int
    /// The number of users of the next stage at most; nil if there is none.
    package let next: Int?
    /// The beginning of the stage, or the end of the last one; nil if nobody was ever let in.
    package let since: Instant?
    package let revision: Int
    package let standing: Standing

    /// The first of these that holds, the gravest first.
    package enum Standing: Hashable, Sendable {
        case withoutPlan
        case held(by: [String])
        /// The no-go conditions that nobody could see in the last recorded look.
        case blind([String])
        /// The checks that were seen to fail and not to pass since.
        case failing([String])
        /// The open blockers that stop every advance.
        case blocked(by: [String])
        case soaking(until: Instant)
        case watched(until: Instant)
        /// Completed, and watched no longer.
        case over
        /// Nothing on record is in the way of the next step.
        case clear
    }

    /// The stage that users are in now; nil if planned or completed.
    package var stage: String? {
        if case .live(let stage) = phase { stage } else { nil }
    }

    package init(_ state: State, under plan: Plan?, at now: Instant) {
        rollout = state.rollout
        phase = state.phase
        exposure = state.exposure
        next = plan?.stage(after: state.phase)?.cohort.known
        since = state.completion?.at ?? state.stageSince
        revision = state.revision
        standing = Standing(state, under: plan, at: now)
    }
}

extension RolloutBrief.Standing {
    fileprivate init(_ state: State, under plan: Plan?, at now: Instant) {
        let holds = state.holds(at: now).map(\.id)
        let isWatched = plan?.isWatching(state, at: now) ?? false
        let blind = isWatched ? state.blind.filter(\.value.isTold).keys.sorted() : []
        let failing = isWatched ? state.failing.keys.sorted() : []
        let blockers = state.register.blockers.filter { $0.isOpen && $0.details.severity == .p0 }
        self =
            if plan == nil {
                .withoutPlan
            } else if !holds.isEmpty {
                .held(by: holds)
            } else if !blind.isEmpty {
                .blind(blind)
            } else if !failing.isEmpty {
                .failing(failing)
            } else if state.phase == .completed {
                Self(watchedUntil: plan?.watchEnd(in: state), at: now)
            } else if !blockers.isEmpty {
                .blocked(by: blockers.map(\.id))
            } else if let end = plan?.soakEnd(in: state), now < end {
                .soaking(until: end)
            } else {
                .clear
            }
    }

    /// The standing of a completed rollout.
    private init(watchedUntil end: Instant?, at now: Instant) {
        guard let end, now < end else {
            self = .over
            return
        }
        self = .watched(until: end)
    }

    /// The standing in one word.
    package var word: String {
        switch self {
        case .withoutPlan: "withoutPlan"
        case .held: "held"
        case .blind: "blind"
        case .failing: "failing"
        case .blocked: "blocked"
        case .soaking: "soaking"
        case .watched: "watched"
        case .over: "over"
        case .clear: "clear"
        }
    }

    /// The holds, checks or blockers that it names.
    package var subjects: [String] {
        switch self {
        case .held(let ids), .blind(let ids), .failing(let ids), .blocked(let ids): ids
        case .withoutPlan, .soaking, .watched, .over, .clear: []
        }
    }

    /// The time at which it ends by itself; nil if it does not.
    package var end: Instant? {
        switch self {
        case .soaking(let end), .watched(let end): end
        case .withoutPlan, .held, .blind, .failing, .blocked, .over, .clear: nil
        }
    }

    /// True if somebody has to act before anything goes on.
    package var needsSomebody: Bool { !subjects.isEmpty || self == .withoutPlan }
}

extension Plan {
    /// The end of the present stage's soak; nil outside of a stage.
    package func soakEnd(in state: State) -> Instant? {
        guard let stage = state.stage.flatMap(self.stage), let since = state.stageSince else {
            return nil
        }
        return since + stage.soak.duration
    }
}
