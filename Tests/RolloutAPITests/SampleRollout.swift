import RolloutAPI
import RolloutController
import Rollouts
import TestSupport
import Values

/// A rollout in a folder of its own, which is driven as a server would.
struct SampleRollout {
    let folder: TemporaryFolder
    let log: RolloutLog
    let controller: Controller
    static let name = "sample-1.0"
    static let start = Instant(milliseconds: 1_764_000_000_000)

    init(plan: String = Self.plan) async throws {
        folder = try TemporaryFolder()
        try folder.write(plan, "plan.yaml")
        try folder.write("id\na\nb\nc\n", "customers.csv")
        let settings = LogSettings(
            keyFile: folder.path("log.key"),
            environment: Environment(["SLUICE_LOG": folder.path("sluice.db")])
        )
        _ = try RolloutLog.create(at: settings.logPath)
        log = try settings.openLog()
        controller = settings.controller(of: log)
        let file = try planFile
        let application = try PlanApplication(of: file, to: log.rollout(named: Self.name))
        _ = try await controller.perform(
            Request(command: application.command, actor: Self.manager),
            application.options(ConditionFields()),
            at: Self.start
        )
    }

    static let manager = Actor(name: "manager", kind: .person)

    var planFile: PlanFile { get throws { try PlanFile(reading: folder.path("plan.yaml")) } }

    var rollout: Rollout { get throws { try log.rollout(named: Self.name) } }

    /// Carries out the command that some fields make, a minute after the last entry.
    @discardableResult
    func perform(
        _ fields: some CommandFields,
        by actor: Actor = Self.manager
    ) async throws -> Answer {
        let now = try now
        return try await controller.perform(
            fields.request(by: actor, at: now),
            ConditionFields().options(for: Self.name),
            at: now
        )
    }

    var now: Instant {
        get throws { (try rollout.state.lastTime ?? Self.start) + .seconds(60) }
    }

    static let plan = """
        sluice: 1
        name: \(name)
        description: A launch
        sources: { suites: { attestation: [ci-bot] } }
        population: { customers: { csv: customers.csv, id: id } }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 10 }
        stages:
          - { name: beta, cohort: 2, soak: 0s }
          - { name: launch, cohort: 3, soak: 1h }
        blockers: [{ id: slow, severity: P3, title: Slow }]
        mitigations:
          - { id: pool, title: The pool, level: recommended, due: { before: launch } }
        risks: [{ id: load, title: Load, impact: some, mitigation: a person }]
        """
}

extension SampleRollout {
    /// An amendment of the plan in force, in which everything that can stand in an answer is.
    var amendment: AmendmentDetails {
        get throws {
            let rollout = try rollout
            let now = try now
            let text = Self.plan.replacing("trials: 10", with: "trials: 20")
            try folder.write(text, "amended.yaml")
            let other = try PlanFile(reading: folder.path("amended.yaml"))
            let request = Request(
                command: try PlanApplication(of: other, to: rollout).command,
                actor: Self.manager
            )
            guard let plan = rollout.plan,
                let replaced = rollout.replacingPlan(by: other).replaced
            else { throw Failure.noPlan }
            let amendment = PricedAmendment(
                of: request,
                to: other.plan,
                in: rollout.state,
                replacing: replaced,
                at: now
            )
            return AmendmentDetails(try plan.changes(to: other.plan), amendment.price(seeing: []))
        }
    }
}
