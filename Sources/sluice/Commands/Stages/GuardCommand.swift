import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Values

struct GuardCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "Watch the no-go conditions of every live rollout, and act on them.",
        discussion: """
            It holds or rolls back by itself, as the plan says, in each stage and for a while \
            after the last. A look that finds nothing new writes nothing. With --once the exit \
            code tells the gravest thing: 14 rolled back, 11 held by the guard, 12 failing, 20 \
            nobody can see a no-go, 10 too little evidence. With --rollout it looks at those \
            that are named, with commas between them.

            Examples:
              sluice guard
              sluice guard --once --json
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions

    @Flag(name: .long, help: "Look once and end.")
    var once = false

    @Option(name: .long, help: "The time between two looks, at least 1s.")
    var interval = Span(milliseconds: 30_000)

    func validate() throws {
        guard interval >= Span(milliseconds: 1_000), interval <= Span(milliseconds: 86_400_000)
        else { throw ValidationError("--interval is from 1s to 1d") }
    }

    func execute() async throws {
        let log = try common.settings.openLog()
        let sentry = RolloutGuard(
            log: log,
            controller: common.controller(of: log),
            only: try common.settings.namedRollouts(in: log),
            every: once ? nil : interval
        )
        let screen = GuardScreen(common: common, isWatch: !once)
        if once {
            try await Interruption.heeded { try await lookOnce(sentry, screen) }
        } else {
            Console.say("watching \(log.log.path) every \(interval.text); Ctrl-C ends")
            try await Interruption.heeded {
                try await sentry.watch(every: interval, clock: { .now }, reporting: screen.show)
            }
        }
    }

    private func lookOnce(_ sentry: RolloutGuard, _ screen: GuardScreen) async throws {
        let now = Instant.now
        let round = try await sentry.tick(at: now) { try screen.show($0) }
        try screen.show(round, at: now)
        try round.ending.conclude()
    }
}
