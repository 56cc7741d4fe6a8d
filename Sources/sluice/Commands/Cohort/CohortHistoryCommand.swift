import ArgumentParser
import Cohorts
import RolloutAPI
import RolloutController
import Values

extension CohortCommand {
    struct History: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell when a customer had the release, by which entries and why.",
            discussion: """
                + gives it to the customer, = leaves it, − takes it back, · leaves the customer \
                out. The exit code is 10 if the customer never had it. Of a customer who was \
                forgotten nothing is left to tell.

                Examples:
                  sluice cohort history c-1042
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(help: "The customer's id.")
        var id: String

        var isPaged: Bool { true }

        func execute() throws {
            let id = try CustomerID(id, of: "id")
            let log = try common.openRecords()
            let rollout = try common.settings.rolloutName(in: log)
            let history = try log.history(of: id, in: rollout)
            let ending: Ending =
                history.periods.isEmpty
                ? .no(.notExposed, "the customer never had \(rollout)") : .done
            if common.json {
                try Console.print(json: CustomerHistoryAnswer(rollout, id, history), ending)
            } else {
                let screen = CustomerHistoryScreen(
                    history: history,
                    id: id,
                    rollout: rollout,
                    now: .now,
                    terminal: .current
                )
                for line in screen.lines { Console.print(line) }
            }
            try ending.conclude()
        }
    }
}
