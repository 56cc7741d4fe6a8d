import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Transparency

extension LogCommand {
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make or show the key that the log is signed with.",
            subcommands: [Create.self, Show.self]
        )

        struct Create: RolloutCommand {
            static let configuration = CommandConfiguration(
                abstract: "Make the log's key, and print the key that others verify it with.",
                discussion: """
                    The first decision makes the key anyway; this command gives it a name.

                    Example:
                      sluice log key create --name releases.example.com
                    """
            )

            @OptionGroup(title: HelpPage.common) var common: CommonOptions

            @Option(
                name: .long,
                help: .init(
                    "The log's name, such as ci.example.org/rollouts; no spaces.",
                    valueName: "host/log"
                )
            )
            var name: String?

            func execute() throws {
                let log = try common.settings.openLog()
                let path = common.settings.keyPath(of: log)
                guard try KeyFile(path: path).key() == nil else {
                    throw Failure("there is a key already: \(path)", .alreadyExists)
                }
                if let name {
                    guard let name = KeyName(name) else {
                        throw Failure("a key's name has no spaces and no +", .usage)
                    }
                    guard try log.log.lastCheckpoint() == nil else {
                        throw LogSignerError.keyMissing(path: path, signer: "another key")
                    }
                    _ = try KeyFile(path: path).keyMadeIfMissing(name: name)
                }
                let signer = try LogSigner(for: log.log, keyPath: path)
                try Key.print(signer.key.verifier, common)
                Console.say("made \(path); keep a copy of it and of its .head in a safe place")
            }
        }

        struct Show: RolloutCommand {
            static let configuration = CommandConfiguration(
                abstract: "Print the key that others verify the log with, alone on a line.",
                discussion: """
                    Example:
                      sluice log key show
                    """
            )

            @OptionGroup(title: HelpPage.common) var common: CommonOptions

            func execute() throws {
                let path = common.settings.keyPath(of: try common.settings.openLog())
                guard let key = try KeyFile(path: path).key() else {
                    throw Failure(
                        "there is no key at \(path); \("sluice log key create".withGivenOptions)",
                        .keyMissing,
                        command: "sluice log key create".withGivenOptions
                    )
                }
                try Key.print(key.verifier, common)
            }
        }

        /// Prints a public key alone on a line, or as JSON.
        private static func print(_ key: VerifierKey, _ common: CommonOptions) throws {
            guard common.json else { return Console.print("\(key)") }
            try Console.print(json: ["name": "\(key.name)", "key": "\(key)"])
        }
    }
}
