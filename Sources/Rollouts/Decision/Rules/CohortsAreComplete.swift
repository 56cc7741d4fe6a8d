import Cohorts
import Values

extension DecisionContext {
    /// The reasons the next stage's cohort cannot be frozen.
    ///
    /// Evaluated last, because choosing a cohort requires reading every customer.
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
        case .chosen(let chosen): return objections(to: chosen, population, next)
        }
    }

    private func objections(
        to chosen: CohortSummary,
        _ population: Population,
        _ next: Stage
    ) -> [Obstacle] {
        let source = population.customers.name
        var objections: [Obstacle] = []
        if !next.cohort.allows(chosen) {
            objections.append(Obstacle(next, chosen, of: source))
        }
        if chosen.unseated > 0 {
            objections.append(
                obstacle(
                    .cohort,
                    "\(chosen.unseated.grouped) who have the release would lose it: with those "
                        + "who are invited they are more than the \(next.cohort.text) of "
                        + next.name
                )
            )
        }
        for stratum in population.strata?.empty(in: chosen) ?? [] {
            objections.append(
                obstacle(.cohort, "no customer of \(source) is of the stratum \(stratum)")
            )
        }
        if let losses = chosen.losses, chosen.isSuspicious(after: state.exposure) {
            objections.append(
                obstacle(
                    .cohort,
                    "\(losses), of \(state.exposure.grouped) who have it: is \(source) whole? "
                        + "Where it is, take the release from them by a rollback first"
                )
            )
        }
        return objections
    }

    /// The cohort to freeze; nil if the plan lists no customers.
    var chosenCohort: CohortSummary? {
        plan.population == nil ? nil : evidence.cohort?.chosen
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

extension Plan {
    /// Returns the reasons a choice of customers cannot be frozen; empty if there are none.
    package func objections(
        to choice: CohortEvidence,
        in state: State,
        by edition: Edition
    ) -> [Obstacle] {
        DecisionContext(
            plan: self,
            state: state,
            evidence: Evidence(cohort: choice),
            now: state.lastTime ?? Instant(milliseconds: 0),
            request: Request(
                command: .advance(to: choice.stage, accepting: [], reason: nil),
                actor: .guardian
            ),
            edition: edition
        ).cohortObstacles
    }
}

extension CohortSummary {
    /// A description of the customers who lose the release; nil if none do.
    var losses: String? {
        let parts = [(departed, "left the list"), (barred, "are excluded now")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return nil }
        let why = parts.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", ")
        return "\((departed + barred).grouped) lose it (\(why))"
    }

    /// Returns true if over a tenth of those with the release are gone, as from a truncated list.
    func isSuspicious(after exposure: Int) -> Bool {
        departed + barred > max(1, exposure / 10)
    }
}

extension Strata {
    /// Returns the strata that have a share in the cohort but no member.
    fileprivate func empty(in chosen: CohortSummary) -> [String] {
        let sum = list.map(\.weight).reduce(0, +)
        return zip(list, chosen.parts).filter { stratum, part in
            part.count == 0 && stratum.weight * chosen.members.count >= sum
        }.map(\.0.name)
    }
}

extension CohortSize {
    /// Returns true if a cohort is as large as the stage asks for.
    ///
    /// Whole units seldom make up a number exactly: they may be fewer than one number, and no fewer
    /// than the least of a range.
    fileprivate func allows(_ chosen: CohortSummary) -> Bool {
        let range = range(among: chosen.eligible)
        guard chosen.units != nil else {
            return range.contains(chosen.members.count)
        }
        let least = range.lowerBound == range.upperBound ? 1 : range.lowerBound
        return (least...range.upperBound).contains(chosen.members.count)
    }
}

extension Stage {
    /// The customers that the stage takes, in words that a noun follows.
    fileprivate var taken: String {
        if case .share = cohort.extent { "\(cohort.text) of the" } else { cohort.text }
    }
}

extension CohortSummary {
    /// The units, and the one that did not fit, as a clause.
    fileprivate var unitsThatEnd: String {
        units.map { units in
            ", in \(units.listed.grouped) units"
                + (units.next.map { ", of which the next one in order has \($0.grouped)" } ?? "")
        } ?? ""
    }
}

extension Obstacle {
    fileprivate init(_ stage: Stage, _ chosen: CohortSummary, of source: String) {
        let left = [
            (chosen.excluded, "excluded"), (chosen.unplaced, "of no stratum"),
        ].filter { $0.0 > 0 }.map { ", \($0.0.grouped) of them \($0.1)" }.joined()
        self.init(
            rule: .cohort,
            subject: stage.name,
            message: "\(stage.name) takes \(stage.taken) customers, and "
                + "\(chosen.members.count.grouped) can be had: \(source) lists "
                + "\(chosen.customers.grouped)\(left)\(chosen.unitsThatEnd)"
        )
    }
}
