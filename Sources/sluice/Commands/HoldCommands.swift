import ArgumentParser
import Rollouts
import Values

struct HoldCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Stop the rollout where it is, until somebody resumes it."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason.")
    var reason: String

    @Option(name: .long, help: "A name for the hold; default: hold-N.")
    var hold: String?

    @Option(name: .long, help: "When it ends by itself: 2h, or 2026-12-01T12:00:00Z.")
    var expires: Moment?

    func validate() throws { try Reason.check(reason) }

    func command(at now: Instant) -> Command {
        .hold(id: hold, reason: reason, expires: expires?.instant(from: now))
    }
}

struct ResumeCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Release a hold."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason it is safe to go on.")
    var reason: String

    @Option(name: .long, help: "The hold; needed only if there are several.")
    var hold: String?

    func validate() throws { try Reason.check(reason) }

    func command(at now: Instant) -> Command {
        .resume(id: hold, reason: reason)
    }
}

struct RollbackCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take the release back to an earlier stage, or from everybody."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @OptionGroup(title: "Options of changes") var change: ChangeOptions

    @Option(name: .long, help: "The reason.")
    var reason: String

    @Option(name: .long, help: "The stage to go back to; default: nobody is exposed.")
    var to: String?

    func validate() throws { try Reason.check(reason) }

    func command(at now: Instant) -> Command {
        .rollback(to: to, reason: reason)
    }
}
