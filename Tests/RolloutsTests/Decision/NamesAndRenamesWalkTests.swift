import Rollouts
import TestSupport
import Testing
import Values

/// Random pasts in which names are spelled in many ways and stages are renamed, moved and dropped.
@Suite struct NamesAndRenamesWalkTests {
    @Test(arguments: Array(UInt64(1)...200))
    func `nobody counts twice, and no amendment opens what an issue closes`(_ seed: UInt64) {
        var walk = Walk(seed: seed)
        for _ in 0..<80 { walk.step() }
    }

    @Test func `the walks reach what they are about`() {
        var seen = Walk.Seen()
        for seed in UInt64(201)...250 {
            var walk = Walk(seed: seed)
            for _ in 0..<80 { walk.step() }
            seen.add(walk.seen)
        }
        #expect(seen.approved > 20)
        #expect(seen.renamed > 20)
        #expect(seen.refused > 20)
        #expect(seen.closed > 20)
    }
}

/// A random past, with what it may not lead to reckoned apart from the state.
private struct Walk {
    private var random: SeededGenerator
    private var scenario: Scenario
    private(set) var seen = Seen()
    /// The people who have applied a plan, or asked for an advance, and may not approve.
    private var authors: [String] = ["ann"]
    private var askers: Set<String> = []
    /// The most users that each open issue lets have the release.
    private var reach: [String: Int] = [:]

    struct Seen {
        var approved = 0
        var renamed = 0
        var refused = 0
        var closed = 0

        mutating func add(_ other: Self) {
            approved += other.approved
            renamed += other.renamed
            refused += other.refused
            closed += other.closed
        }
    }

    private static let people = ["ann", "bea", "cid", "dan", "eve"]
    private static let names = ["beta", "ea", "mid", "wide", "all"]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        scenario = Scenario(
            Self.plan([("beta", 20, nil), ("ea", 5_000, nil), ("all", 50_000, nil)]),
            applied: false
        )
        scenario.readings["size"] = .value(1)
        scenario.ask(.apply(digest: "d", differences: []), by: Actor(name: "ANN ", kind: .person))
    }

    mutating func step() {
        scenario.wait(.seconds(60))
        switch Int.random(in: 0..<20, using: &random) {
        case 0...2: amend()
        case 3: raise()
        case 4...5: clear()
        case 6...13: approve()
        case 14 where Bool.random(using: &random): rollBack()
        case _: advance()
        }
        let open = scenario.state.register.blockers.filter(\.isOpen).map(\.id)
        reach = reach.filter { open.contains($0.key) }
    }

    private mutating func clear() {
        let open = scenario.state.register.blockers.filter(\.isOpen).map(\.id)
        guard let id = open.randomElement(using: &random) else { return }
        scenario.ask(.clearBlocker(id: id, evidence: "e", reason: "r"))
    }

    private mutating func rollBack() {
        let outcome = scenario.ask(.rollback(to: nil, reason: nil)).outcome
        guard outcome == .rolledBack, let hold = scenario.state.holds.first?.id else { return }
        scenario.ask(.resume(id: hold, reason: "r"))
    }

    private mutating func advance() {
        // Few ask, so that others are left to approve.
        let isAny = Int.random(in: 0..<8, using: &random) == 0
        let person = (isAny ? Self.people.randomElement(using: &random) : nil) ?? "ann"
        let before = scenario.state
        let decision = scenario.advance(by: spelled(person))
        if decision.obstacles.contains(where: { $0.rule == .blocker }) { seen.closed += 1 }
        guard decision.outcome == .advanced else {
            askers.insert(person)
            return
        }
        for (issue, most) in reach {
            #expect(
                decision.exposure.after <= max(most, before.exposure),
                "\(issue) lets \(most) have it: \(decision.summary)"
            )
        }
        if let rule = scenario.plan.stage(decision.to)?.approvals {
            check(rule, before, askedBy: person, entering: decision.to)
        }
        if decision.to != "completed" { askers = [] }
    }

    /// Checks an entry against the approvals that were given, each by the one who gave it.
    private mutating func check(
        _ rule: Approvals,
        _ state: State,
        askedBy asker: String,
        entering stage: String
    ) {
        let given = state.register.approvals.filter {
            $0.stage == stage && $0.registerRevision == state.register.revision
        }
        let people = Set(given.map { Self.person($0.by) })
        let free = people.subtracting(askers).subtracting(authors).subtracting([asker])
        #expect(free.count >= rule.count)
        seen.approved += 1
        if !people.subtracting(authors).isEmpty { authors = authors.suffix(1) }
    }

    private mutating func approve() {
        let person = Self.people.randomElement(using: &random) ?? "ann"
        scenario.ask(.approve(stage: nil, role: nil, reason: nil), by: spelled(person))
    }

    private mutating func raise() {
        let id = "issue-\(scenario.state.register.blockers.count)"
        let stages = scenario.plan.stages
        let index = Int.random(in: 0..<stages.count, using: &random)
        let isLast = index == stages.count - 1 && Bool.random(using: &random)
        let details = BlockerDetails(
            id: id,
            severity: .p1,
            title: "t",
            before: isLast ? nil : stages[index].name
        )
        scenario.ask(.raiseBlocker(blocker: details, reason: nil))
        reach[id] = index > 0 ? stages[index - 1].cohort.most : 0
    }

    private mutating func amend() {
        let isAny = Int.random(in: 0..<4, using: &random) == 0
        let person = (isAny ? Self.people.randomElement(using: &random) : nil) ?? "bea"
        let old = scenario.plan
        let plan = Self.plan(Bool.random(using: &random) ? renamed(old) : stages())
        scenario.plan = plan
        let digest = "d\(Int.random(in: 0..<1_000_000, using: &random))"
        let decision = scenario.ask(.apply(digest: digest, differences: []), by: spelled(person))
        guard decision.outcome == .recorded else {
            seen.refused += 1
            scenario.plan = old
            return
        }
        if decision.summary.contains(" now") { seen.renamed += 1 }
        authors.removeAll { $0 == person }
        authors.append(person)
    }
}

extension Walk {
    private typealias Named = (name: String, users: Int, was: String?)

    private static func plan(_ stages: [Named]) -> Plan {
        let sample = Plan.sample()
        return Plan(
            name: sample.name,
            sources: sample.sources,
            noGo: [.value("size", "< 10")],
            stages: stages.enumerated().map { index, stage in
                Stage(
                    name: stage.name,
                    cohort: CohortSize(least: stage.users, most: stage.users),
                    soak: Span("1s"),
                    approvals: index == 0
                        ? nil
                        : Approvals(
                            ApprovalRule(
                                count: 1 + index % 2,
                                role: nil,
                                notRequester: true,
                                validFor: Span("7d")
                            )
                        ),
                    was: stage.was
                )
            }
        )
    }

    /// Any stages, which may say that they were any other.
    private mutating func stages() -> [Named] {
        let count = Int.random(in: 2...4, using: &random)
        let names = Self.names.shuffled(using: &random).prefix(count)
        var free = Self.names.filter { !names.contains($0) }.shuffled(using: &random)
        let sizes = [20, 500, 5_000, 20_000, 50_000].shuffled(using: &random).prefix(count).sorted()
        return zip(names, sizes).map { name, users in
            let was = Bool.random(using: &random) ? free.popLast() : nil
            return (name, users, was)
        }
    }

    /// The stages of a plan, one of them under another name.
    private mutating func renamed(_ plan: Plan) -> [Named] {
        let names = plan.stages.map(\.name)
        let free = Self.names.filter { !names.contains($0) }
        let index = Int.random(in: 0..<names.count, using: &random)
        let name = free.randomElement(using: &random) ?? names[index]
        let isStated = Int.random(in: 0..<4, using: &random) > 0 && name != names[index]
        return plan.stages.enumerated().map { place, stage in
            place == index
                ? (name, stage.cohort.most, isStated ? stage.name : nil)
                : (stage.name, stage.cohort.most, nil)
        }
    }

    private mutating func spelled(_ person: String) -> Actor {
        let spellings = [
            person, person.uppercased(), "\(person) ", "\(person)\u{200B}", "\u{FEFF}\(person)",
            person.prefix(1) + "\u{AD}" + person.dropFirst(),
        ]
        return Actor(name: spellings.randomElement(using: &random) ?? person, kind: .person)
    }

    /// Returns whose name it is, reckoned without the folding that is on trial.
    private static func person(_ name: String) -> String {
        name.lowercased().filter { ("a"..."z").contains($0) }
    }
}
