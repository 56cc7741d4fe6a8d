import Rollouts
import Statistics
import Values

/// A player that runs one stage repeatedly.
///
/// It uses the parts that decide, `AnytimeTest` and `Streak`, and not `Plan.decision` itself, which
/// composes a text for every verdict and would take hours for 10⁹ polls. A block of polls whose
/// verdicts follow from its counts is decided in one step, and any other block poll by poll.
struct StagePlayer: Sendable {
    let stage: SimulatedStage
    private var paths: [FailurePath]
    private var bounds: [BoundsTable]
    private var streaks: [Streak?]
    /// A check that did not pass at the last poll after the soak.
    private var closed: Int?
    private var outlooks: [Outlook]

    init(_ stage: SimulatedStage) {
        self.stage = stage
        paths = stage.checks.map { FailurePath($0, in: stage) }
        bounds = stage.checks.map { BoundsTable($0, in: stage) }
        streaks = stage.checks.map { _ in nil }
        outlooks = stage.checks.map { _ in .open }
    }

    mutating func play(_ random: inout Xoshiro256) -> StageEnd {
        startRun()
        guard !stage.checks.isEmpty else {
            return .advanced(poll: stage.soakPoll, lastGate: nil)
        }
        for index in 0...(stage.lastPoll - 1) / stage.block {
            if let end = play(block: index, &random) { return end }
        }
        return .stuck(gate: closed)
    }

    private mutating func startRun() {
        closed = nil
        for index in stage.checks.indices {
            paths[index].startRun()
            streaks[index] = nil
        }
    }

    /// The verdicts of a check that are certain for all polls of a block.
    private enum Outlook {
        case passes
        /// Neither passes nor fails.
        case undecided
        /// May pass, but does not fail.
        case calm
        case open
    }

    private mutating func play(block index: Int, _ random: inout Xoshiro256) -> StageEnd? {
        let polls = stage.polls(ofBlock: index)
        let first = max(polls.lowerBound, stage.soakPoll)
        let isSoaking = first > polls.upperBound
        for check in stage.checks.indices {
            paths[check].draw(block: index, &random)
            outlooks[check] = outlook(of: check, block: index)
        }
        let mayTrip = outlooks.indices.contains { check in
            outlooks[check] == .open || (outlooks[check] == .calm && streaks[check] != nil)
        }
        if !mayTrip {
            guard isSoaking || !outlooks.allSatisfy({ $0 == .passes }) else {
                return .advanced(poll: first, lastGate: first == stage.soakPoll ? nil : closed)
            }
            let shut = outlooks.firstIndex(of: .undecided)
            if isSoaking || shut != nil {
                closed = isSoaking ? nil : shut
                skip()
                return nil
            }
        }
        for check in stage.checks.indices
        where outlooks[check] == .open
            || (outlooks[check] == .calm && (!isSoaking || streaks[check] != nil))
        {
            paths[check].split(upToBlock: index, &random)
            bounds[check].prepare(block: index)
        }
        return play(polls, isSoaking: isSoaking)
    }

    private mutating func outlook(of check: Int, block index: Int) -> Outlook {
        let plain = bounds[check].bounds(ofBlock: index)
        let failures = paths[check].windowFailures(inBlock: index)
        if failures.upperBound <= plain.surePassMax { return .passes }
        let isShut = failures.lowerBound > plain.passMax
        // A failing gate has the same effect as an undecided one.
        guard failures.upperBound < plain.failMin || !stage.checks[check].isNoGo else {
            return .open
        }
        return isShut ? .undecided : .calm
    }

    /// Updates the streaks for a block in which nothing failed.
    private mutating func skip() {
        for check in outlooks.indices where streaks[check] != nil {
            look(check, outlooks[check] == .passes ? .passed : .undecided, at: 0)
        }
    }

    private mutating func play(_ polls: ClosedRange<Int>, isSoaking: Bool) -> StageEnd? {
        for poll in polls {
            var shut: Int?
            var tripped: Int?
            for check in outlooks.indices {
                let sight = sight(of: check, at: poll, isSoaking)
                if sight != .passed, shut == nil { shut = check }
                if look(check, sight, at: poll) { tripped = graver(tripped, check) }
            }
            if let tripped { return .tripped(poll: poll, by: tripped) }
            guard poll >= stage.soakPoll else { continue }
            if shut == nil {
                return .advanced(poll: poll, lastGate: poll == stage.soakPoll ? nil : closed)
            }
            closed = shut
        }
        return nil
    }

    private func sight(of check: Int, at poll: Int, _ isSoaking: Bool) -> Streak.Sight {
        switch outlooks[check] {
        case .passes: return .passed
        case .undecided: return .undecided
        case .calm where isSoaking && streaks[check] == nil: return .undecided
        case .calm, .open:
            switch bounds[check].verdict(on: paths[check].windowFailures(at: poll), at: poll) {
            case .below: return .passed
            case .above: return .failed
            case .undecided: return .undecided
            }
        }
    }

    /// Records a verdict and returns true if a no-go condition has failed for its sustained time.
    @discardableResult
    private mutating func look(_ index: Int, _ sight: Streak.Sight, at poll: Int) -> Bool {
        let simulated = stage.checks[index]
        guard simulated.isNoGo else { return false }
        guard let sustained = simulated.check.sustained else { return sight == .failed }
        guard sight == .failed || streaks[index] != nil else { return false }
        let now = Instant(milliseconds: stage.time(at: poll).milliseconds)
        streaks[index] = Streak.after(
            streaks[index],
            sight: sight,
            at: now,
            sustained: sustained,
            validFor: simulated.check.validFor
        )
        return sight == .failed && (streaks[index]?.seen ?? .zero) >= sustained.duration
    }

    /// Returns the check that prevails if two fail at once: a rollback first, then the plan's
    /// order.
    private func graver(_ one: Int?, _ other: Int) -> Int {
        guard let one else { return other }
        let undoes = stage.checks[other].check.onFail == .rollback
        return undoes && stage.checks[one].check.onFail == .hold ? other : one
    }
}

/// The way in which one run ended in a stage.
enum StageEnd: Hashable, Sendable {
    /// The stage was left; `lastGate` is the index of the last check to pass, nil for the soak.
    case advanced(poll: Int, lastGate: Int?)
    /// The no-go condition with that index failed.
    case tripped(poll: Int, by: Int)
    /// The stage was not left; `gate` is a check that did not pass at the end.
    case stuck(gate: Int?)
}
