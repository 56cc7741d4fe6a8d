import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts

extension CohortCommand {
    struct Preview: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show whom the next advance would expose, and change nothing.",
            discussion: """
                Reads every customer now; the advance reads them again. Exit codes: 0, 12 if the \
                cohort cannot be formed, 20 if the customers cannot be read.

                Example:
                  sluice cohort preview
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Flag(name: .long, help: "Print the ids, one per line, in the order of their ranks.")
        var ids = false

        func execute() async throws {
            let log = try common.settings.openLog()
            let rollout = try log.rollout(named: common.settings.rolloutName(in: log))
            guard let stage = rollout.plan?.stage(after: rollout.state.phase) else {
                throw Failure("no stage is left to enter", .usage)
            }
            let progress = CustomersProgress()
            let chooser = CohortChooser(
                of: log,
                environment: common.settings.environment.variables,
                progress: { progress.show($0) }
            )
            let chosen = try await Interruption.heeded {
                try await chooser.chosen(for: stage, in: rollout)
            }
            progress.clear()
            guard let chosen else {
                throw Failure("the plan lists no customers: it has no population", .usage)
            }
            try show(chosen, rollout, stage)
        }

        private func show(
            _ chosen: ChosenCohort,
            _ rollout: Rollout,
            _ stage: Stage
        ) throws {
            guard let cohort = chosen.evidence.chosen, let plan = rollout.plan else {
                throw Failure(chosen.problem ?? "the customers cannot be read", .sourceFailed)
            }
            let preview = CohortPreview(
                rollout: rollout.state.rollout,
                stage: stage,
                cohort: cohort,
                before: rollout.state.exposure,
                objections: plan.objections(
                    to: chosen.evidence,
                    in: rollout.state,
                    by: .current
                )
            )
            let ending =
                preview.objections.first.map { Ending.no(.noGo, $0.message) } ?? .done
            if common.json {
                try Console.print(json: preview.json, ending)
            } else if ids {
                chosen.list?.printIDs()
            } else {
                let terminal = Terminal.current
                for line in preview.lines(on: terminal) { Console.print(line) }
            }
            try ending.conclude()
        }
    }
}
