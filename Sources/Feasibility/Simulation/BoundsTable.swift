import Rollouts
import Statistics

/// The bounds of one check's verdicts at the polls of a stage, computed on first use.
struct BoundsTable: Sendable {
    private let check: SimulatedCheck
    private let stage: SimulatedStage
    private var ofBlocks: [BlockBounds?] = []
    private var ofPolls: [[VerdictBounds]] = []
    private var ofTrials: [Int: VerdictBounds] = [:]
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
        // With evenly spaced trials, windows of one length differ by at most one trial.
        let least = bounds(at: max(0, check.windowTrials(at: polls.lowerBound) - 1))
        let most = bounds(at: check.windowTrials(at: polls.upperBound) + 1)
        let found = BlockBounds(
            surePassMax: least.passMax,
            passMax: most.passMax,
            failMin: least.failMin
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
        ofPolls[index] = stage.polls(ofBlock: index).map { bounds(at: check.windowTrials(at: $0)) }
    }

    /// Returns the verdict at a poll, whose block must be prepared.
    func verdict(on failures: Int, at poll: Int) -> AnytimeTest.Verdict {
        let index = (poll - 1) / stage.block
        let bounds = ofPolls[index][poll - 1 - index * stage.block]
        if failures <= bounds.passMax { return .below }
        return failures >= bounds.failMin ? .above : .undecided
    }

    private mutating func bounds(at trials: Int) -> VerdictBounds {
        if let known = ofTrials[trials] { return known }
        last = check.rule.bounds(at: trials, near: last)
        // A sliding window has the same few counts again and again; a growing one does not.
        if check.window != nil { ofTrials[trials] = last }
        return last
    }
}
