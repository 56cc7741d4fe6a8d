import ArgumentParser
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
            `hash: murmur3-cbor` or murmur3-utf8 in the plan, by flagd's own hash. /healthz \
            says whether the log can be read. There is no TLS: put a proxy that provides it in \
            front of a server that is reachable over a network.
            """
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

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

    @Option(
        name: .long,
        help: .init("The requests that one address may make per second.", valueName: "n")
    )
    var rate: Int?

    func validate() throws {
        if common.rollout != nil {
            throw ValidationError("serve answers for every rollout of the log: leave --rollout out")
        }
        if let rate, !(1...1_000_000).contains(rate) {
            throw ValidationError("--rate is from 1 to 1,000,000 requests a second")
        }
    }

    func execute() async throws {
        let settings = FlagServerConfiguration(
            host: listen.host,
            port: listen.port,
            token: try secret(),
            requestsPerSecond: rate
        )
        var logger = Logger(label: "sluice") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let publisher = try FlagPublisher(common.settings, logger: logger)
        let address = listen
        let server = FlagService(
            settings,
            refresh: {
                await common.recordKeptStops()
                return try publisher.changed()
            },
            now: { .now },
            logger: logger,
            listening: { port in
                Console.say(
                    "flags of \(publisher.logPath.sanitizedForTerminal) on "
                        + "http://\(address.description(port: port)); Ctrl-C ends"
                )
            }
        )
        try await server.run()
    }

    private func secret() throws -> String? {
        guard let token else { return nil }
        let secret = SecretText(token)
        guard secret.reference != nil else {
            throw Failure("--token names a secret: env:NAME or file:PATH", .usage)
        }
        do throws(Unavailable) {
            return try SecretResolver(
                folder: ".",
                environment: common.settings.environment.variables
            )
            .text(of: secret)
        } catch {
            throw Failure("--token: \(error.why)", .usage)
        }
    }
}
