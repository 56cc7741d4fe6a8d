import ArgumentParser
import Foundation
import RolloutAPI
import Rollouts

/// The options of commands that change something.
struct ChangeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "Who asks; recorded as claimed. (SLUICE_ACTOR; default: user@host)",
            valueName: "name"
        )
    )
    var actor: String?

    @Flag(name: .long, help: "Say that a program asks, not a person. (SLUICE_AUTOMATION=1)")
    var automation = false

    @Flag(name: [.long, .customShort("y")], help: "Do not ask for confirmation.")
    var yes = false

    @Flag(name: .long, help: "Decide and print, record nothing; the exit code is the same.")
    var dryRun = false

    @Option(
        name: .long,
        help: .init(
            "A key that, if repeated, returns the first answer again while that still holds.",
            valueName: "key"
        )
    )
    var idempotencyKey: String?

    @Option(
        name: .long,
        help: .init("Report a conflict if the rollout has another revision.", valueName: "n")
    )
    var expectRevision: Int?

    @Flag(name: .long, help: "Say that the clock is right, if it is refused as far ahead.")
    var clockIsRight = false

    func actor(in environment: Environment) throws(FieldProblem) -> Actor {
        try Self.actor(named: actor, automation: automation, in: environment)
    }

    /// Returns the actor that an option or the environment names, or else the user of the machine.
    static func actor(
        named actor: String?,
        automation: Bool = false,
        in environment: Environment
    ) throws(FieldProblem) -> Actor {
        let isProgram = try environment.flag("SLUICE_AUTOMATION")
        let fields = ActorFields(
            actor: actor ?? environment.value("SLUICE_ACTOR")
                ?? "\(NSUserName())@\(ProcessInfo.processInfo.hostName)",
            automation: automation || isProgram
        )
        return try fields.claimed()
    }

    var conditions: ConditionFields {
        ConditionFields(idempotencyKey: idempotencyKey, expectRevision: expectRevision)
    }
}
