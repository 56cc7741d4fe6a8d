import ArgumentParser
import RolloutAPI
import Rollouts
import Values

extension BlockerCommand {
    struct List: PreviewCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the issues on record.",
            discussion: """
                Example:
                  sluice blocker list
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup var look: LookOptions

        func execute() async throws {
            let rows = try await overview().blockers
            guard !common.json else {
                return try Console.print(json: BlockerList(rows))
            }
            let terminal = Terminal.current
            var table = Table(flexible: [3, 0])
            table.rows = rows.map { row in
                let json = BlockerAnswer(row)
                return [
                    .init("\(row.mark) \(json.id)", row.style),
                    .init(json.severity), .init(json.status), .init(json.title),
                ]
            }
            Console.print(
                rows.isEmpty
                    ? "no issues are on record"
                    : table.lines(on: terminal, indent: 0).joined(separator: "\n")
            )
        }
    }
}
