import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension MitigationCommand {
    struct List: PreviewCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the mitigations with their deadlines.",
            discussion: """
                Example:
                  sluice mitigation list
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup var look: LookOptions

        func execute() async throws {
            let rows = try await overview().mitigations
            guard !common.json else {
                return try Console.print(json: MitigationList(rows))
            }
            let terminal = Terminal.current
            Console.print(
                rows.isEmpty
                    ? "the plan has no mitigations"
                    : MitigationTable(rows: rows).table.lines(on: terminal, indent: 0)
                        .joined(separator: "\n")
            )
        }
    }
}
