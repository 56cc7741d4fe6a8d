import ArgumentParser

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Attest, on another machine, that logs only grow.",
        discussion: """
            A witness keeps the last checkpoint of each log that it knows, and cosigns the next \
            one only where that continues it: whoever changes, cuts off or doubles a log is found \
            out. Run it where the log's owner cannot write. It speaks c2sp.org/tlog-witness.

            On the witness:  sluice witness serve --name witness.example.org/sluice --log KEY
            Without a network: carry the request over, sluice witness cosign REQUEST --log KEY, \
            and carry back what it prints.
            """,
        subcommands: [Serve.self, Cosign.self, Key.self, List.self]
    )
}
