import Statistics

/// The failures of one check in one run since its stage began, in as much detail as needed.
///
/// Whole blocks of polls are drawn first, and a block is split into its polls only if its verdicts
/// do not follow from the counts of the blocks. A split draws from the exact conditional
/// distribution, so the polls are distributed as if the trials had been drawn one by one.
struct FailurePath: Sendable {
    private let check: SimulatedCheck
    private let stage: SimulatedStage
    private var tables: [Int: BinomialTable] = [:]
    /// Failures up to the beginning of each block, and up to the end of the last one drawn.
    private var ends = [0]
    /// Failures up to each poll of the split blocks; elsewhere, leftovers of an earlier run.
    private var failures: [Int] = []
    private var isSplit: [Bool] = []

    init(_ check: SimulatedCheck, in stage: SimulatedStage) {
        self.check = check
        self.stage = stage
    }

    mutating func startRun() {
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
        isSplit.removeAll(keepingCapacity: true)
    }

    /// Draws a block; all earlier blocks must be drawn, and this one must not.
    mutating func draw(block index: Int, _ random: inout Xoshiro256) {
        let polls = stage.polls(ofBlock: index)
        let trials = check.trials(at: polls.upperBound) - check.trials(at: polls.lowerBound - 1)
        ends.append(ends[index] + table(trials).draw(&random))
        isSplit.append(false)
    }

    private mutating func table(_ trials: Int) -> BinomialTable {
        if let table = tables[trials] { return table }
        let table = BinomialTable(trials: trials, rate: check.rate)
        tables[trials] = table
        return table
    }

    /// Makes the counts of all windows that end in a block exact.
    mutating func split(upToBlock index: Int, _ random: inout Xoshiro256) {
        for block in blocks(ofWindowsIn: index) where !isSplit[block] {
            isSplit[block] = true
            let polls = stage.polls(ofBlock: block)
            while failures.count <= polls.upperBound { failures.append(0) }
            failures[polls.lowerBound - 1] = ends[block]
            failures[polls.upperBound] = ends[block + 1]
            split(after: polls.lowerBound - 1, upTo: polls.upperBound, &random)
        }
    }

    /// Returns the blocks in which windows begin that end in a block, and that block.
    ///
    /// A window that begins with the stage, or after its warm-up, always begins in one block.
    private func blocks(ofWindowsIn index: Int) -> [Int] {
        let first = check.windowStart(at: stage.polls(ofBlock: index).lowerBound) / stage.block
        guard check.window == nil else { return Array(first...index) }
        guard check.warmUp > 0 else { return [index] }
        return Set([min(check.warmUp / stage.block, index), index]).sorted()
    }

    private mutating func split(after start: Int, upTo end: Int, _ random: inout Xoshiro256) {
        guard end - start > 1 else { return }
        let count = failures[end] - failures[start]
        let middle = (start + end) / 2
        let before = check.trials(at: start)
        let inside = random.failures(
            inFirst: check.trials(at: middle) - before,
            of: check.trials(at: end) - before,
            having: count
        )
        failures[middle] = failures[start] + inside
        if inside > 0 {
            split(after: start, upTo: middle, &random)
        } else {
            fill(after: start, upTo: middle)
        }
        if count > inside {
            split(after: middle, upTo: end, &random)
        } else {
            fill(after: middle, upTo: end)
        }
    }

    private mutating func fill(after start: Int, upTo end: Int) {
        for poll in start + 1..<max(end, start + 1) { failures[poll] = failures[start] }
    }

    /// Returns the failures in the window of a poll, whose block must be split.
    func windowFailures(at poll: Int) -> Int {
        failures[poll] - known(upTo: check.windowStart(at: poll))
    }

    /// Returns the range of the failures in the windows that end in a block.
    func windowFailures(inBlock index: Int) -> ClosedRange<Int> {
        let polls = stage.polls(ofBlock: index)
        let most =
            ends[index + 1] - known(upTo: check.windowStart(at: polls.lowerBound))
        let least =
            ends[index] - known(from: check.windowStart(at: polls.upperBound))
        return max(0, least)...max(0, least, most)
    }

    /// Returns the failures up to a poll, or a lower bound if its block is not split.
    private func known(upTo poll: Int) -> Int {
        let block = poll / stage.block
        return poll > block * stage.block && isSplit[block] ? failures[poll] : ends[block]
    }

    /// Returns the failures up to a poll, or an upper bound if its block is not split.
    private func known(from poll: Int) -> Int {
        let block = poll / stage.block
        guard poll > block * stage.block else { return ends[block] }
        return isSplit[block] ? failures[poll] : ends[block + 1]
    }
}
