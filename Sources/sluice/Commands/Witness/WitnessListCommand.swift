import ArgumentParser
import Foundation
import RolloutAPI
import Transparency
import Values
import Witness

extension WitnessCommand {
    struct List: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the last cosigned checkpoint of each log.",
            discussion: """
                Example:
                  sluice witness list
                """
        )

        @OptionGroup(title: "Witness options") var witness: WitnessOptions

        var output: OutputOptions { witness.output }

        func execute() throws {
            let key = try witness.signer().verifier
            let heads = try WitnessState.heads(in: witness.folder, of: key).map(WitnessedHead.init)
            guard !output.json else { return try Console.print(json: ["logs": heads]) }
            guard !heads.isEmpty else { return Console.say("nothing was cosigned yet") }
            let terminal = Terminal.current
            var table = Table(flexible: [0], head: ["log", "entries", "root", "cosigned"])
            table.rows = heads.map { head in
                [
                    .init(head.origin, .accent), .init(head.size.grouped), .init(head.root),
                    .init("\(head.cosigned.text), \((Instant.now - head.cosigned).ago)", .dim),
                ]
            }
            for line in table.lines(on: terminal, indent: 0) { Console.print(line) }
        }
    }
}
