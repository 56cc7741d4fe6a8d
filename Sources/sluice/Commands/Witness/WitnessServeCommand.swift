import ArgumentParser
import RolloutAPI
import RolloutController
import Transparency
import Values
import Witness

extension WitnessCommand {
    struct Serve: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer logs over HTTP, until ended.",
            discussion: """
                Logs post to http://HOST:PORT/add-checkpoint. There is no TLS: put a proxy that \
                provides it in front of a witness that is reachable over a network.

                Example:
                  sluice witness serve --logs logs.txt --listen 127.0.0.1:8377
                """
        )

        @OptionGroup(title: "Logs") var trusted: TrustedLogOptions
        @OptionGroup(title: "Witness options") var witness: WitnessOptions

        @Option(
            name: .long,
            help: .init("Address to listen on; port 0 takes a free one.", valueName: "host:port")
        )
        var listen = ListenAddress(host: "127.0.0.1", port: 8_377)

        @OptionGroup var names: HostNameOptions

        var output: OutputOptions { witness.output }

        func execute() async throws {
            Hangup.ignore()
            let logs = try trusted.logs()
            let key = try witness.signer()
            let server = WitnessServer(
                desk: CosigningActor(
                    state: WitnessState(folder: witness.folder, key: key, logs: logs)
                ),
                host: listen.host,
                port: listen.port,
                hostNames: names.hostName,
                now: { .now },
                say: { Console.say($0) }
            )
            let listen = listen
            try await server.run(
                listening: { port in
                    let count = logs.count == 1 ? "1 log" : "\(logs.count.grouped) logs"
                    let address = "http://\(listen.description(port: port))"
                    Console.say(
                        "witness \(key.verifier.description.sanitizedForTerminal)\n"
                            + "cosigns \(count) on \(address); Ctrl-C ends"
                    )
                },
                hanging: Hangup.end
            )
        }
    }
}
