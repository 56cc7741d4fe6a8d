import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A command that evaluates a rollout as an advance would, without changing it.
protocol LookCommand: RolloutCommand {}

extension LookCommand {
    /// Evaluates an advance now.
    func overview(readingCustomers: Bool = true) async throws -> Overview {
        let log = try common.openLog()
        let rollout = try common.rolloutName(in: log)
        let standing = try log.standing(of: rollout)
        let now = Instant.now
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: Actor(name: "status", kind: .person),
            planDigest: planDigest(standing)
        )
        let controller = common.controller(of: log)
        var terms = Terms(rollout: rollout)
        terms.readsCustomers = readingCustomers
        let asked = terms
        let answer = try await Interruption.heeded {
            try await controller.preview(request, asked, at: now)
        }
        guard let overview = answer.overview(now) else {
            throw Failure("no plan is in force; apply one: sluice plan apply FILE", .usage)
        }
        return overview
    }

    /// Returns the digest of the plan's file; an unreadable file counts as a different plan.
    private func planDigest(_ standing: Standing) -> String? {
        do {
            return try standing.planFile()?.digest
        } catch {
            return "unreadable"
        }
    }
}

struct StatusCommand: LookCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where a rollout stands and what blocks the next step."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

    func execute() async throws {
        let overview = try await overview(readingCustomers: false)
        guard !common.json else { return try Console.print(json: RolloutStatus(overview)) }
        let terminal = Terminal.current(common.environment)
        Console.print(StatusScreen(overview: overview, terminal: terminal).text)
    }
}

struct CheckCommand: LookCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Evaluate an advance without changing anything.",
        discussion: "The exit code is the one that `advance` would give."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

    func execute() async throws {
        let overview = try await overview()
        let decision = overview.decision
        if common.json {
            try Console.print(json: RolloutStatus(overview))
        } else {
            let terminal = Terminal.current(common.environment)
            let table = CheckTable(results: decision.checks, terminal: terminal)
            let next = NextSteps(decision: decision, now: overview.now, terminal: terminal)
            Console.print((table.lines + [""] + next.lines).joined(separator: "\n"))
        }
        if decision.exitStatus != .success { throw decision.exitStatus }
    }
}

extension BlockerCommand {
    struct List: LookCommand {
        static let configuration = CommandConfiguration(abstract: "List the issues on record.")

        @OptionGroup(title: "Common options") var common: CommonOptions

        func execute() async throws {
            let rows = try await overview().blockers
            guard !common.json else {
                return try Console.print(json: ["blockers": rows.map(BlockerAnswer.init)])
            }
            let terminal = Terminal.current(common.environment)
            var table = Table(flexible: [3, 0])
            table.rows = rows.map { row in
                let json = BlockerAnswer(row)
                return [
                    .init("\(row.mark) \(json.id)", row.style),
                    .init(json.severity), .init(json.status), .init(json.title),
                ]
            }
            Console.print(
                rows.isEmpty
                    ? "no issues are on record"
                    : table.lines(on: terminal, indent: 0).joined(separator: "\n")
            )
        }
    }
}

extension MitigationCommand {
    struct List: LookCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the mitigations with their deadlines."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func execute() async throws {
            let rows = try await overview().mitigations
            guard !common.json else {
                return try Console.print(json: ["mitigations": rows.map(MitigationAnswer.init)])
            }
            let terminal = Terminal.current(common.environment)
            Console.print(
                rows.isEmpty
                    ? "the plan has no mitigations"
                    : MitigationTable(rows: rows).table.lines(on: terminal, indent: 0)
                        .joined(separator: "\n")
            )
        }
    }
}
