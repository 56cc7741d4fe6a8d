import RolloutAPI
import Rollouts
import Values

/// The next stage's prospective cohort in numbers.
struct CohortPreview {
    let rollout: String
    let stage: Stage
    let cohort: CohortSummary
    /// The number of customers who have the release now.
    let before: Int

    /// The obstacles that would prevent freezing the cohort.
    let objections: [Obstacle]

    func lines(on terminal: Terminal) -> [String] {
        let mark =
            objections.isEmpty ? terminal.styled("✓", .good) : terminal.styled("✗", .bad)
        let head =
            "\(mark) \(stage.name): \(before.grouped) → \(cohort.members.count.grouped) customers"
        let problems = objections.flatMap { objection in
            objection.message.sanitizedForTerminal.wrapped(to: terminal.width - 4).enumerated().map
            {
                ($0.offset == 0 ? "  · " : "    ") + $0.element
            }
        }
        return [head] + problems + FactList(facts: facts, terminal: terminal).lines
    }

    private var facts: [(String, String)] {
        let parts = cohort.parts.compactMap { part in
            part.stratum.map { ("of \($0)", part.count.grouped) }
        }
        return [
            ("listed", "\(cohort.customers.grouped) customers"),
            ("invited", counted(cohort.invited)),
            ("excluded", counted(cohort.excluded)),
            ("no stratum", counted(cohort.unplaced)),
            ("barred", cohort.barred > 0 ? "\(cohort.barred.grouped) are excluded now" : ""),
            ("gone", cohort.departed > 0 ? "\(cohort.departed.grouped) have left the list" : ""),
        ].filter { !$0.1.isEmpty } + parts + [("digest", cohort.members.digest)]
    }

    private func counted(_ count: Int) -> String { count > 0 ? count.grouped : "" }

    var json: CohortPreviewAnswer {
        CohortPreviewAnswer(
            rollout: rollout,
            stage: stage,
            cohort: cohort,
            before: before,
            objections: objections
        )
    }
}
