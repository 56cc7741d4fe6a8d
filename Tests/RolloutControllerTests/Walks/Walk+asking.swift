import RolloutController
import Rollouts
import Values

@testable import RolloutController

extension Walk {
    /// Asks for something of one rollout, and looks at what came of it.
    mutating func ask(
        _ command: Command,
        by member: Member,
        of index: Int,
        with plan: WalkPlan? = nil
    ) async throws {
        let course = courses[index]
        let request = Request(
            command: command,
            actor: member.actor(&random),
            clockIsRight: chance(1, in: 3)
        )
        askCount += 1
        let key = chance(1, in: 3) ? "key-\(seed)-\(askCount)" : nil
        var options = RequestOptions(rollout: course.name, idempotencyKey: key)
        let file = try plan.map(file)
        options.plan = file
        note("\(course.name): \(member) asks for \(command)")
        let answer = try await log.controller.perform(request, options, at: log.now)
        note("  \(answer.decision.outcome): \(answer.decision.summary)")
        guard !answer.isEarlier else { throw WalkFailure("a new key has an earlier answer") }
        if let key, let entry = answer.entry, answer.decision.isDone, plan == nil {
            keys.append(UsedKey(key, command, member, rollout: index, entry: entry))
        }
        let asked = asked(command, member, file?.plan, answer)
        if let plan, let file, asked.decision.outcome == .recorded {
            courses[index].plan = plan
            courses[index].file = file
        }
        try settle(asked, of: index)
    }

    func asked(_ command: Command, _ member: Member?, _ plan: Plan?, _ answer: Answer) -> Asked {
        let isCorrection = command.traits.name == .correctClock
        return Asked(
            command: command,
            member: member,
            plan: plan,
            answer: answer,
            now: log.now,
            time: isCorrection ? log.now : max(log.now, logTime)
        )
    }

    /// Looks at what an answer has made of a rollout, and takes note of it.
    mutating func settle(_ asked: Asked, of index: Int) throws {
        let before = courses[index]
        let after = asked.answer.entry == nil ? before.found : asked.answer.rollout
        count(asked, before.ledger)
        try check(asked, before.ledger)
        if asked.answer.entry != nil {
            if asked.member?.isProgram ?? true {
                try checkNothingIsLoosened(by: asked, before, after)
            }
            courses[index].ledger.record(asked)
            logTime = asked.time
        }
        courses[index].found = after
        guard asked.decision.exposure.before == before.ledger.exposure else {
            throw WalkFailure("\(asked.decision.exposure.before) were exposed before")
        }
        try checkState(of: courses[index])
        try checkStop(asked, before.ledger, courses[index])
    }

    private func checkNothingIsLoosened(
        by asked: Asked,
        _ before: Course,
        _ after: Rollout
    ) throws {
        let found = Looseness(
            before: before.found,
            after: after,
            holds: before.ledger.holds,
            member: asked.member,
            now: asked.now
        ).found
        let who = asked.member.map { "\($0)" } ?? "the guard"
        guard found.isEmpty else { throw WalkFailure("\(who) loosened \(found)") }
    }

    /// Checks that the state is where the walk has come to.
    private func checkState(of course: Course) throws {
        let (state, ledger) = (course.found.state, course.ledger)
        guard state.phase.text == ledger.place.text, state.exposure == ledger.exposure else {
            throw WalkFailure(
                "\(course.name) is \(state.phase.text) with \(state.exposure), and should be "
                    + "\(ledger.place.text) with \(ledger.exposure)"
            )
        }
        let strange = ledger.differences(to: state, at: log.now)
        guard strange.isEmpty else {
            throw WalkFailure("\(course.name) has another \(strange.joined(separator: ", "))")
        }
        if case .live(let stage) = ledger.place {
            guard let users = ledger.plan.stage(stage)?.cohort.most, users == state.exposure else {
                throw WalkFailure("\(stage) is live, and the plan has it otherwise")
            }
        }
    }

    private mutating func count(_ asked: Asked, _ ledger: Ledger) {
        let decision = asked.decision
        tally.add("\(asked.command.kind) \(decision.outcome)")
        guard asked.answer.entry != nil || !decision.obstacles.isEmpty else { return }
        if case .advance = asked.command {
            for obstacle in decision.obstacles { tally.add("refused by \(obstacle.rule)") }
            if decision.obstacles.map(\.rule) == [.soak], asked.now < ledger.lastTime {
                tally.add("a soak alone, after a clock that was ahead")
            }
            if decision.outcome == .advanced, ledger.nextStage?.approvals != nil {
                tally.add("entered with approvals")
            }
        }
        if asked.member?.isProgram == true {
            tally.add(decision.outcome == .notPermitted ? "program refused" : "program heard")
            if asked.plan != nil { tally.add("program amends \(decision.outcome)") }
        }
        for change in decision.changes {
            if case .planApplied(_, _, _, let amendment) = change,
                amendment.stages.contains(where: { $0.from != nil })
            {
                tally.add("renamed")
            }
            if case .released(let id) = change, ledger.holds[id]?.peopleNeeded == 2 {
                tally.add("released jointly")
            }
        }
    }
}
