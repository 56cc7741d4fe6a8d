import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct CheckCommand: PreviewCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Evaluate an advance without changing anything.",
        discussion: """
            The exit code is the one that `advance` would give. Of a completed rollout it is 12 if \
            a no-go fails that is still watched.

            Examples:
              sluice check
              sluice check --json
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup var look: LookOptions

    func execute() async throws {
        let overview = try await overview()
        let decision = overview.decision
        // Readings on record say nothing about now.
        let ending = Ending(decision, code: decision.previewCode).unless(
            overview.look == .measured
                ? nil : AnswerError(.notMeasured, "the plan's sources were not asked")
        )
        if common.json {
            try Console.print(json: RolloutStatus(overview), ending)
        } else {
            let terminal = Terminal.current
            let table = CheckTable(results: decision.checks, terminal: terminal)
            let next = NextSteps(decision: decision, now: overview.now, terminal: terminal)
            let doubts = DoubtList(evidence: overview.evidence, terminal: terminal)
            let age = AgeLine(overview: overview, terminal: terminal)
            let lines =
                age.lines + table.lines + (common.verbose ? doubts.lines : []) + [""] + next.lines
            Console.print(lines.joined(separator: "\n"))
        }
        try ending.conclude()
    }
}
