import ArgumentParser
import Transparency
import Values

extension WitnessCommand {
    struct Key: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the witness's public key, for those who rely on it.",
            discussion: """
                Example:
                  sluice witness key
                """
        )

        @OptionGroup(title: "Witness options") var witness: WitnessOptions

        var output: OutputOptions { witness.output }

        func execute() throws {
            let key = try witness.signer().verifier
            guard !output.json else {
                return try Console.print(json: ["name": "\(key.name)", "key": "\(key)"])
            }
            Console.print("\(key)".sanitizedForTerminal)
        }
    }
}
