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
            It holds or rolls back by itself, as the plan says. A look that finds nothing new \
            writes nothing. With --once the exit code is 14 after a rollback, 12 after a hold and \
            20 where a source cannot be asked.
            """
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

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
        let watch = RolloutGuard(log: log, controller: common.controller(of: log))
        let screen = GuardScreen(common: common, isWatch: !once)
        guard !once else {
            return try await Interruption.heeded { try await look(watch, screen) }
        }
        Console.say("watching \(log.log.path) every \(interval.text); Ctrl-C ends")
        while true {
            do {
                try await Interruption.heeded { try await look(watch, screen) }
            } catch is ExitStatus {
                // The result is in the log and on the screen; the watch continues.
            } catch {
                Console.say(Failure(error, verbose: common.verbose).text)
            }
            try await Task.sleep(for: interval.duration)
        }
    }

    private func look(_ watch: RolloutGuard, _ screen: GuardScreen) async throws {
        let now = Instant.now
        let round = try await watch.tick(at: now)
        let looks = round.looks.filter { common.rollout ?? $0.rollout == $0.rollout }
        try screen.show(looks, at: now)
        for complaint in round.cosigning?.complaints ?? [] { Console.say(sentences: complaint) }
        guard let status = looks.map(\.exitStatus).max(by: { $0.rawValue < $1.rawValue }) else {
            return
        }
        if status != .success { throw status }
    }
}
