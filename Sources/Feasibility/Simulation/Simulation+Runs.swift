import Statistics
import Values

extension Simulation {
    /// Plays the plan repeatedly, `workers` runs at once.
    ///
    /// Each run has its own random numbers, so the result depends on the seed alone. `progress`
    /// receives the number of runs completed since its last call.
    package func result(
        runs: Int,
        seed: Int,
        workers: Int,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> SimulationResult {
        let workers = max(1, min(workers, runs))
        let tally = await withTaskGroup(of: SimulationTally.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    play(stride(from: worker, to: runs, by: workers), seed: seed, progress)
                }
            }
            return await group.reduce(into: SimulationTally(stages: stages.count)) { $0.add($1) }
        }
        return SimulationResult(self, runs: runs, seed: seed, tally: tally)
    }

    private func play(
        _ runs: StrideTo<Int>,
        seed: Int,
        _ progress: (Int) -> Void
    ) -> SimulationTally {
        var tally = SimulationTally(stages: stages.count)
        var players = stages.map { StagePlayer($0) }
        var unsaid = 0
        for run in runs {
            play(run, seed, &players, &tally)
            unsaid += 1
            if unsaid == 50 {
                progress(unsaid)
                unsaid = 0
            }
        }
        progress(unsaid)
        return tally
    }

    private func play(
        _ run: Int,
        _ seed: Int,
        _ players: inout [StagePlayer],
        _ tally: inout SimulationTally
    ) {
        var random = Xoshiro256(
            seed: UInt64(bitPattern: Int64(seed)),
            run: UInt64(bitPattern: Int64(run))
        )
        var time: Int64 = 0
        for index in players.indices {
            tally.stages[index].entered[time, default: 0] += 1
            let end = players[index].play(&random)
            tally.stages[index].count(end, in: stages[index])
            guard case .advanced(let poll, _) = end else { return }
            time += stages[index].time(at: poll).milliseconds
        }
        tally.completed[time, default: 0] += 1
    }
}
