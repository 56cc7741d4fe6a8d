extension Situation {
    /// What keeps the next stage's cohort from being frozen; asked last, as choosing it takes
    /// reading every customer.
    var cohortObstacles: [Obstacle] {
        guard let next = nextStage else { return [] }
        guard let population = plan.population else {
            return state.cohort == nil ? [] : [lostList(next)]
        }
        guard let choice = evidence.cohort, choice.stage == next.name else {
            return [obstacle(.cohort, "the customers were not read")]
        }
        switch choice.result {
        case .failed(let why): return [obstacle(.sourceFailed, why)]
        case .chosen(let chosen):
            let range = next.cohort.least...next.cohort.most
            return range ~= chosen.members.count
                ? [] : [Obstacle(next, chosen, of: population.customers.name)]
        }
    }

    /// The cohort to freeze; nil where the plan lists no customers.
    var chosenCohort: ChosenCohort? {
        if plan.population != nil, case .chosen(let chosen)? = evidence.cohort?.result {
            chosen
        } else {
            nil
        }
    }

    private func obstacle(_ rule: Obstacle.Rule, _ message: String) -> Obstacle {
        Obstacle(rule: rule, subject: "population", message: message)
    }

    private func lostList(_ next: Stage) -> Obstacle {
        obstacle(
            .cohort,
            "the plan lists no customers any more, and the \(state.exposure.grouped) who have the "
                + "release would be lost with \(next.name); give it its population back"
        )
    }
}

extension Obstacle {
    fileprivate init(_ stage: Stage, _ chosen: ChosenCohort, of source: String) {
        let left = [
            (chosen.excluded, "excluded"), (chosen.unplaced, "of no stratum"),
        ].filter { $0.0 > 0 }.map { ", \($0.0.grouped) of them \($0.1)" }.joined()
        self.init(
            rule: .cohort,
            subject: stage.name,
            message: "\(stage.name) takes \(stage.cohort.text) customers, and "
                + "\(chosen.members.count.grouped) can be had: \(source) lists "
                + "\(chosen.customers.grouped)\(left)"
        )
    }
}
