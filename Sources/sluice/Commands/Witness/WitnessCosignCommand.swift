import ArgumentParser
import RolloutAPI
import RolloutController
import Transparency
import Witness

extension WitnessCommand {
    struct Cosign: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer one request from a file, and print the cosignature.",
            discussion: """
                The request has the same bytes as one over HTTP, and is checked in the same way. \
                Exit codes: 12 if the log does not continue what was cosigned before, 4 if its \
                signature is not valid, 3 if the request continues from another size, 64 if it is \
                not a request or its log is unknown.

                Example:
                  sluice witness cosign request.txt --logs logs.txt
                """
        )

        @Argument(help: .init("The request; - for standard input.", valueName: "request"))
        var request = "-"

        @OptionGroup(title: "Logs") var trusted: TrustedLogOptions
        @OptionGroup(title: "Witness options") var witness: WitnessOptions

        var output: OutputOptions { witness.output }

        func execute() throws {
            let state = WitnessState(
                folder: witness.folder,
                key: try witness.signer(),
                logs: try trusted.logs()
            )
            let file = InputFile(path: request, bytesMax: AddCheckpointRequest.bytesMax)
            let cosigned = try state.cosign(file.bytes(), at: .now)
            let lines = String(decoding: cosigned.lines, as: UTF8.self)
            if output.json {
                try Console.print(json: CosignatureAnswer(cosigned.checkpoint, lines: lines))
            } else {
                // Unchanged, as these bytes are carried back to the log.
                Console.print(String(lines.dropLast()))
            }
        }
    }
}
