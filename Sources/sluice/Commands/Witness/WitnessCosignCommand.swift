import ArgumentParser
import RolloutController
import Transparency
import Witness

extension WitnessCommand {
    struct Cosign: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer one request from a file, and print the cosignature.",
            discussion: """
                The request has the same bytes as one over HTTP, and the same check is made. \
                Exit codes: 12 where the log does not continue what was cosigned before, 4 where \
                its signature does not hold, 3 where the request goes on from another size, 64 \
                for what is no request or of an unknown log.
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
                try Console.print(json: CosignedJSON(cosigned, lines: lines))
            } else {
                // As it is: these bytes are carried back to the log.
                Console.print(String(lines.dropLast()))
            }
        }
    }
}

private struct CosignedJSON: Encodable {
    let head: HeadJSON
    let cosignature: String

    init(_ cosigned: WitnessState.Cosigned, lines: String) {
        head = HeadJSON(cosigned.checkpoint)
        cosignature = lines
    }
}
