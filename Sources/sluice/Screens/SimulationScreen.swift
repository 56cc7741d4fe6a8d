import Feasibility
import Rollouts
import Values

/// The result of a simulation, for people.
struct SimulationScreen {
    let result: SimulationResult
    let terminal: Terminal

    var text: String {
        let head =
            "\(result.plan): \(result.runs.grouped) runs with seed \(result.seed), "
            + "polled every \(result.assumptions.interval.text)"
        return [
            [terminal.styled(head.sanitizedForTerminal, .bold)] + assumptions, outcomes, times,
            notes,
        ].map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private var assumptions: [String] {
        let rates = result.assumptions.rates.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.percent)" }.joined(separator: ", ")
        return wrapped(
            "Assumed: \(result.assumptions.traffic.text) of each user"
                + (rates.isEmpty ? "" : "; true rates: \(rates)")
        ) + wrapped("Taken as given: \(result.takenAsGiven.joined(separator: "; "))")
    }

    private var outcomes: [String] {
        var table = Table(flexible: [0])
        table.head = [
            "stage", "reached", "left", "falsely", "false trip", "right trip", "never left",
        ]
        table.rows =
            result.stages.map { stage in
                [
                    .init(stage.name, .accent), .init(stage.reached.text),
                    .init(stage.advanced.text),
                    cell(stage.falseAdvance), cell(stage.falseTrip), .init(stage.rightTrip.text),
                    .init(stage.stuck.text, stage.stuck.runs > 0 ? .warning : nil),
                ]
            } + [[.init("completed", .accent), .init(result.completed.text)]]
        return table.lines(on: terminal)
    }

    private func cell(_ chance: SimulationResult.Chance) -> Table.Cell {
        Table.Cell(chance.text, chance.runs > 0 ? .bad : nil)
    }

    private var times: [String] {
        var table = Table(flexible: [4, 0])
        table.head = ["stage", "users", "begins", "p90", "last to open; what stopped it"]
        table.rows =
            result.stages.map { stage in
                [
                    .init(stage.name, .accent), .init(stage.users.grouped),
                    .init(stage.time.medianSeconds.spoken), .init(stage.time.p90Seconds.spoken),
                    .init(stage.reasons),
                ]
            } + [
                [
                    .init("completed", .accent), .init(""),
                    .init(result.completedTime.medianSeconds.spoken),
                    .init(result.completedTime.p90Seconds.spoken),
                ]
            ]
        return table.lines(on: terminal)
    }

    private var notes: [String] {
        let caps = result.stages.map { "\($0.name) \(Optional($0.capSeconds).spoken)" }
        return wrapped(
            "Shares are of the runs that reached the stage. A stage is left falsely while a true "
                + "rate is over its limit; a trip is false if the rate is within it. Never "
                + "left: not within \(caps.joined(separator: ", "))."
        )
    }

    private func wrapped(_ text: String) -> [String] {
        text.sanitizedForTerminal.wrapped(to: min(terminal.width, 80))
    }
}

extension SimulationResult.Chance {
    /// The share; for none or all of the runs, the bound that they show at 95%.
    var text: String {
        guard let share else { return "–" }
        if runs == 0 { return "< \(upper.percent)" }
        if runs == of { return "> \(lower.percentRoundedDown)" }
        return share < 0.99 ? share.percent : share.percentRoundedDown
    }
}

extension SimulationResult.StageOutcome {
    /// The reasons, as in `soak 81%, p95-latency 19%; stopped by error-rate 3%; kept in by …`.
    fileprivate var reasons: String {
        let stops = trips.isEmpty ? nil : "stopped by \(trips.ranked)"
        let shut = shutGates.isEmpty ? nil : "kept in by \(shutGates.ranked)"
        return [lastGate.isEmpty ? nil : lastGate.ranked, stops, shut].compactMap { $0 }
            .joined(separator: "; ")
    }
}

extension [String: Double] {
    fileprivate var ranked: String {
        sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value.percent)" }.joined(separator: ", ")
    }
}

extension Double {
    /// The percentage rounded down to the hundredth, so that less than all never reads as 100%.
    fileprivate var percentRoundedDown: String {
        "\(((self * 10_000).rounded(.down) / 100).plain)%"
    }
}

extension Double? {
    /// The seconds for people; a dash if there are none.
    fileprivate var spoken: String {
        map { $0 > 0 ? Duration.seconds($0).spoken : "0" } ?? "–"
    }
}
