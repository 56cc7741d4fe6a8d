import ArgumentParser
import Foundation
import Transparency
import Values
import Witness

extension WitnessCommand {
    struct List: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the last cosigned checkpoint of each log."
        )

        @OptionGroup(title: "Witness options") var witness: WitnessOptions

        var output: OutputOptions { witness.output }

        func execute() throws {
            let key = try witness.signer().verifier
            let heads = try WitnessState.heads(in: witness.folder, of: key).map(HeadJSON.init)
            guard !output.json else { return try Console.print(json: ["logs": heads]) }
            guard !heads.isEmpty else { return Console.say("nothing was cosigned yet") }
            let terminal = Terminal.current(ProcessInfo.processInfo.environment)
            var table = Table(flexible: [0], head: ["log", "entries", "root", "cosigned"])
            table.rows = heads.map { head in
                [
                    .init(head.origin, .accent), .init(head.size.grouped), .init(head.root),
                    .init(head.cosigned.text, .dim),
                ]
            }
            for line in table.lines(on: terminal, indent: 0) { Console.print(line) }
        }
    }
}

/// A checkpoint that a witness has cosigned, as `--json` prints it.
struct HeadJSON: Encodable {
    let origin: String
    let size: Int
    /// Hexadecimal, as in all other output for people.
    let root: String
    let cosigned: Instant
    let note: String

    init(_ head: VerifiedCheckpoint) {
        origin = "\(head.checkpoint.origin)"
        size = head.checkpoint.size
        root = head.checkpoint.root.hex
        let seconds = head.witnessed.map(\.timeSeconds).max() ?? 0
        cosigned = Instant(milliseconds: Int64(clamping: seconds) &* 1_000)
        note = String(decoding: head.note.bytes, as: UTF8.self)
    }
}
