import ArgumentParser
import RolloutController
import Rollouts
import Statistics
import Values

struct AttestCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Record the result of a test campaign, or a number.",
        discussion: "Only actors that the plan's attestation sources name may do so."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Argument(help: "Its name in the plan's measure, such as tenant-isolation.")
    var subject: String

    @Option(name: .long, help: "The number of trials that succeeded.")
    var successes: Int?

    @Option(name: .long, help: "The number that failed; skipped or timed out is not a success.")
    var failures: Int?

    @Option(name: .long, help: "A number, if the plan asks for one.")
    var value: Double?

    func validate() throws { _ = try result() }

    func command(at now: Instant) throws -> Command {
        .attest(subject: subject, result: try result())
    }

    private func result() throws -> Attestation.Result {
        if let value {
            guard successes == nil, failures == nil, value.isFinite else {
                throw ValidationError(
                    "give --value, a finite number, or --successes and --failures"
                )
            }
            return .value(value)
        }
        guard let successes, let failures else {
            throw ValidationError("give --successes and --failures, or --value")
        }
        let (trials, overflow) = successes.addingReportingOverflow(failures)
        guard successes >= 0, !overflow, let counts = Proportion(failures: failures, trials: trials)
        else {
            throw ValidationError("successes and failures are whole numbers from 0")
        }
        return .counts(counts)
    }
}

struct ApproveCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve entering a stage, as things stand now."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The stage; default: the next one.")
    var stage: String?

    @Option(name: .long, help: "The role you approve in; default: the one that the plan asks for.")
    var role: String?

    @Option(name: .long, help: "The reason.")
    var reason: String?

    func command(at now: Instant) -> Command {
        .approve(stage: stage, role: role, reason: reason)
    }
}

struct WaiveCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Waive a check or mitigation until a date."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Argument(help: "The id of the check or mitigation.")
    var subject: String

    @Option(name: .long, help: "When it ends: 7d, or 2026-12-01T12:00:00Z.")
    var until: Moment

    @Option(name: .long, help: "The reason.")
    var reason: String

    func validate() throws { try Reason.check(reason) }

    func command(at now: Instant) -> Command {
        .waive(subject: subject, until: until.instant(from: now), reason: reason)
    }
}

struct RiskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: "Accept a risk of the plan.",
        subcommands: [Accept.self]
    )

    struct Accept: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a risk is accepted."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The risk's id.")
        var id: String

        @Option(name: .long, help: "The reason.")
        var reason: String

        func validate() throws { try Reason.check(reason) }

        func command(at now: Instant) -> Command {
            .acceptRisk(id: id, reason: reason)
        }
    }
}
