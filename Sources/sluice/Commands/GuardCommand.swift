import ArgumentParser
import RolloutController
import Rollouts

struct GuardCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "Watch the no-go conditions of every live rollout, and act on them.",
        discussion: """
            It holds or rolls back by itself, as the plan says. A look that finds nothing new \
            writes nothing. With --once the exit code is 14 after a rollback and 12 after a hold.
            """
    )

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Look once and end.")
    var once = false

    @Option(name: .long, help: "The time between two looks, at least 1s.")
    var interval = Span(milliseconds: 30_000)

    func validate() throws {
        guard interval >= Span(milliseconds: 1_000), interval <= Span(milliseconds: 86_400_000)
        else { throw ValidationError("--interval is from 1s to 1d") }
    }

    func execute() async throws {
        let log = try common.openLog()
        let watch = RolloutGuard(log: log, controller: log.controller(common.environment))
        guard !once else { return try await Interruption.heeded { try await look(watch) } }
        Console.say("watching \(common.logPath) every \(interval.text); Ctrl-C ends")
        while true {
            do {
                try await Interruption.heeded { try await look(watch) }
            } catch is ExitCode {
                // What it did is in the log and on the screen; the watch goes on.
            } catch {
                Console.say(Problem(error, verbose: common.verbose).text)
            }
            try await Task.sleep(for: interval.duration)
        }
    }

    private func look(_ watch: RolloutGuard) async throws {
        let now = Instant.now
        var code = ExitCode.success
        for look in try await watch.tick(at: now)
        where common.rollout ?? look.rollout == look.rollout {
            switch look.result {
            case .failure(let error):
                let problem = Problem(error, verbose: common.verbose)
                Console.say("\(look.rollout): \(problem.description)")
                code = problem.exitCode
            case .success(let answer):
                try show(answer, now)
                if answer.decision.exitCode != .success { code = answer.decision.exitCode }
            }
        }
        if code != .success { throw code }
    }

    private func show(_ answer: Answer, _ now: Instant) throws {
        if common.json {
            let rollout = answer.standing.state.rollout
            return try Console.print(json: AnswerJSON(answer, rollout: rollout, now: now))
        }
        let entry = answer.entry.map { " (entry \($0))" } ?? ""
        Console.print(
            "\(now.text.prefix(19))Z \(answer.standing.state.rollout): "
                + "\(answer.decision.summary)\(entry)".harmless
        )
    }
}

extension Span: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(text: argument)
    }

    public var defaultValueDescription: String { text }
}
