import Rollouts
import Values

extension SimulationResult {
    init(_ simulation: Simulation, runs: Int, seed: Int, tally: SimulationTally) {
        plan = simulation.plan.name
        self.runs = runs
        self.seed = seed
        assumptions = Assumptions(simulation)
        takenAsGiven = simulation.plan.settled
        stages = simulation.stages.indices.map { index in
            StageOutcome(simulation.stages[index], tally.stages[index], runs: runs)
        }
        completed = Chance(tally.completed.values.reduce(0, +), of: runs)
        completedTime = Times(tally.completed)
    }
}

extension SimulationResult.StageOutcome {
    init(_ stage: SimulatedStage, _ tally: SimulationTally.StageTally, runs: Int) {
        let entered = tally.entered.values.reduce(0, +)
        let left = tally.falseAdvance + tally.rightAdvance
        name = stage.name
        users = stage.users
        reached = .init(entered, of: runs)
        advanced = .init(left, of: entered)
        falseAdvance = .init(tally.falseAdvance, of: entered)
        falseTrip = .init(tally.falseTrip, of: entered)
        rightTrip = .init(tally.rightTrip, of: entered)
        stuck = .init(tally.stuck, of: entered)
        capSeconds = Double(stage.time(at: stage.lastPoll).milliseconds) / 1_000
        time = .init(tally.entered)
        lastGate = stage.shares(tally.lastGates, of: left)
        trips = stage.shares(tally.trips, of: entered)
        shutGates = stage.shares(tally.shutGates, of: tally.stuck)
    }
}

extension SimulatedStage {
    fileprivate func shares(_ counts: [Int: Int], of all: Int) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: counts.map { index, count in
                let id = checks.indices.contains(index) ? checks[index].check.id : "soak"
                return (id, Double(count) / Double(all))
            }
        )
    }
}

extension SimulationResult.Assumptions {
    fileprivate init(_ simulation: Simulation) {
        traffic = simulation.traffic
        rates = simulation.rates
        interval = simulation.interval
    }
}
