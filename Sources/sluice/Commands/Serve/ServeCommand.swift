import ArgumentParser
import AuditLog
import FlagServer
import Logging
import RolloutAPI
import RolloutController
import Rollouts
import Values

struct ServeCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Tell applications over HTTP who has the release, until ended.",
        discussion: """
            Each rollout of the log is a boolean flag with the rollout's name as its key: on \
            for the customers of the present stage, off for everybody else. OFREP: POST \
            /ofrep/v1/evaluate/flags/KEY, and without the key for all flags. A flagd daemon \
            fetches /flagd/flags.json: for more than 20 customers, that flag is evaluated by a \
            number that applications send, as its metadata describe, or, with \
            `hash: murmur3-cbor` or murmur3-utf8 in the plan, by flagd's own hash. There is no \
            TLS: put a proxy that provides it in front of a server that is reachable over a \
            network.

            Nobody is switched on by a log in which entries are missing or changed that its key \
            or this server has seen: requests are then answered with 503 at once, and where the \
            log cannot be read, after --stale-after, so that applications take their own \
            default. /healthz says why and since when.

            Example:
              sluice serve --listen 127.0.0.1:8417
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions

    @Option(
        name: .long,
        help: .init("Address to listen on; port 0 takes a free one.", valueName: "host:port")
    )
    var listen = ListenAddress(host: "127.0.0.1", port: 8_417)

    @Option(
        name: .long,
        help: .init(
            "The secret clients must send as a bearer token or X-API-Key: env:NAME or file:PATH.",
            valueName: "secret"
        )
    )
    var token: String?

    @Flag(
        name: .long,
        help: "Answer everybody who reaches an address that is not this machine's own."
    )
    var open = false

    @OptionGroup var names: HostNameOptions

    @Option(
        name: .long,
        help: .init("The requests that one address may make per second.", valueName: "n")
    )
    var rate: Int?

    @Option(
        name: .long,
        help: .init(
            "The time for which the last flags are served if the log cannot be read.",
            valueName: "span"
        )
    )
    var staleAfter = Span(milliseconds: 30_000)

    func validate() throws {
        if common.rollout != nil {
            throw ValidationError("serve answers for every rollout of the log: leave --rollout out")
        }
        if let rate, !(1...1_000_000).contains(rate) {
            throw ValidationError("--rate is from 1 to 1,000,000 requests a second")
        }
        if !listen.isLoopback, token == nil, !open {
            throw ValidationError(
                "\(listen.host) can be reached over a network, and the flag file names customers: "
                    + "give --token, or --open to answer everybody"
            )
        }
        guard staleAfter >= Span(milliseconds: 1_000),
            staleAfter <= Span(milliseconds: 86_400_000)
        else { throw ValidationError("--stale-after is from 1s to 1d") }
    }

    func execute() async throws {
        Hangup.ignore()
        let settings = FlagServerConfiguration(
            host: listen.host,
            port: listen.port,
            token: try secret(),
            requestsPerSecond: rate,
            staleAfter: staleAfter.duration,
            hostNames: names.hostName
        )
        var logger = Logger(label: "sluice") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let publisher = try FlagPublisher(common.settings, logger: logger)
        let address = listen
        let kept = KeptStops()
        let server = FlagService(
            settings,
            refresh: {
                for news in await kept.news(by: common) { Console.say(sentences: news) }
                return try publisher.changed()
            },
            withheld: publisher.withhold,
            now: { .now },
            logger: logger,
            listening: { port in
                Console.say(
                    "flags of \(publisher.logPath.sanitizedForTerminal) on "
                        + "http://\(address.description(port: port)); Ctrl-C ends"
                )
            },
            hanging: Hangup.end
        )
        try await server.run()
    }

    private func secret() throws -> String? {
        let variables = common.settings.environment.variables
        return try token.map { try ClientToken($0, environment: variables).text }
    }
}
