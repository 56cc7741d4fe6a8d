import Rollouts
import Statistics

/// The bounds of one check's verdicts at the polls of a stage, computed on first use.
struct BoundsTable: Sendable {
    private let check: SimulatedCheck
    private let stage: SimulatedStage
    private var ofBlocks: [BlockBounds?] = []
    private var ofPolls: [[VerdictBounds]] = []
    private var last = VerdictBounds(passMax: -1, failMin: 1)

    /// The bounds that hold at every poll of a block.
    struct BlockBounds: Sendable {
        /// The most failures that pass at every poll.
        let surePassMax: Int
        /// The most failures that pass at any poll.
        let passMax: Int
        /// The fewest failures that fail at any poll.
        let failMin: Int
    }

    init(_ check: SimulatedCheck, in stage: SimulatedStage) {
        self.check = check
        self.stage = stage
    }

    mutating func bounds(ofBlock index: Int) -> BlockBounds {
        if index < ofBlocks.count, let known = ofBlocks[index] { return known }
        let polls = stage.polls(ofBlock: index)
        let (fewest, most) = windowTrials(at: polls)
        // More trials never lower a bound, and a later window, with its smaller share, never
        // lets more failures pass or fewer of them fail.
        let early = check.share(at: polls.lowerBound)
        let last = check.share(at: polls.upperBound)
        let found = BlockBounds(
            surePassMax: bounds(of: fewest, last).passMax,
            passMax: bounds(of: most, early).passMax,
            failMin: bounds(of: fewest, early).failMin
        )
        if index >= ofBlocks.count {
            ofBlocks.append(contentsOf: repeatElement(nil, count: index + 1 - ofBlocks.count))
        }
        ofBlocks[index] = found
        return found
    }

    /// Computes the bounds of a block's polls.
    mutating func prepare(block index: Int) {
        if index >= ofPolls.count {
            ofPolls.append(contentsOf: repeatElement([], count: index + 1 - ofPolls.count))
        }
        guard ofPolls[index].isEmpty else { return }
        ofPolls[index] = stage.polls(ofBlock: index).map { poll in
            bounds(of: check.windowTrials(at: poll), check.share(at: poll))
        }
    }

    /// Returns the verdict at a poll, whose block must be prepared.
    func verdict(on failures: Int, at poll: Int) -> AnytimeTest.Verdict {
        let index = (poll - 1) / stage.block
        let bounds = ofPolls[index][poll - 1 - index * stage.block]
        if failures <= bounds.passMax { return .below }
        return failures >= bounds.failMin ? .above : .undecided
    }

    /// Returns bounds of the trials in the windows of some polls.
    private func windowTrials(at polls: ClosedRange<Int>) -> (fewest: Int, most: Int) {
        guard check.grid != nil else {
            let ends = [polls.lowerBound, polls.upperBound].map(check.windowTrials)
            return (max(0, ends[0] - 1), ends[1] + 1)
        }
        let counts = polls.map(check.windowTrials)
        return (counts.min() ?? 0, counts.max() ?? 0)
    }

    private mutating func bounds(of trials: Int, _ share: ErrorShare) -> VerdictBounds {
        last = check.rule.bounds(at: trials, near: last, spending: share)
        return last
    }
}
