/// The counted results of many runs, independent of the order in which they are added.
struct SimulationTally: Sendable {
    var stages: [StageTally]
    /// Runs by the time they completed the plan, in milliseconds from the first stage's beginning.
    var completed: [Int64: Int] = [:]

    struct StageTally: Sendable {
        /// Runs by the time they entered the stage.
        var entered: [Int64: Int] = [:]
        var falseAdvance = 0
        var rightAdvance = 0
        var falseTrip = 0
        var rightTrip = 0
        var stuck = 0
        /// Advances by the index of the last check to pass; −1 stands for the soak.
        var lastGates: [Int: Int] = [:]
        var trips: [Int: Int] = [:]
        /// Stuck runs by the index of a check that did not pass at their end.
        var shutGates: [Int: Int] = [:]
    }

    init(stages count: Int) {
        stages = Array(repeating: StageTally(), count: count)
    }

    mutating func add(_ other: Self) {
        completed.merge(other.completed, uniquingKeysWith: +)
        for index in stages.indices { stages[index].add(other.stages[index]) }
    }
}

extension SimulationTally.StageTally {
    fileprivate mutating func add(_ other: Self) {
        entered.merge(other.entered, uniquingKeysWith: +)
        falseAdvance += other.falseAdvance
        rightAdvance += other.rightAdvance
        falseTrip += other.falseTrip
        rightTrip += other.rightTrip
        stuck += other.stuck
        lastGates.merge(other.lastGates, uniquingKeysWith: +)
        trips.merge(other.trips, uniquingKeysWith: +)
        shutGates.merge(other.shutGates, uniquingKeysWith: +)
    }

    /// Counts the end of a run in a stage.
    ///
    /// An advance is false if a true rate is over its limit; a trip is false if the rate of the
    /// check that caused it is within its limit.
    mutating func count(_ end: StageEnd, in stage: SimulatedStage) {
        switch end {
        case .advanced(_, let lastGate):
            let isRight = stage.checks.allSatisfy(\.isWithin)
            rightAdvance += isRight ? 1 : 0
            falseAdvance += isRight ? 0 : 1
            lastGates[lastGate ?? -1, default: 0] += 1
        case .tripped(_, let check):
            let isFalse = stage.checks[check].isWithin
            falseTrip += isFalse ? 1 : 0
            rightTrip += isFalse ? 0 : 1
            trips[check, default: 0] += 1
        case .stuck(let gate):
            stuck += 1
            if let gate { shutGates[gate, default: 0] += 1 }
        }
    }
}
