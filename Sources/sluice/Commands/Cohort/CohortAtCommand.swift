import ArgumentParser
import AuditLog
import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension CohortCommand {
    struct At: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print who had the release at a moment, from the log alone.",
            discussion: """
                Customers who were forgotten since are not shown; the difference between the \
                entry's count and the list's gives their number.

                Example:
                  sluice cohort at 2026-12-01
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(
            help: """
                A time (in UTC, or as 2026-12-01T15:46+01:00), a day (its end), or a length back \
                such as 2h or 7d.
                """,
            transform: PastTime.option
        )
        var time: PastTime

        @Option(name: .long, help: "Ask for one customer: exit code 0, or 10 if not exposed then.")
        var id: String?

        func execute() throws {
            let id = try id.map { try CustomerID($0, of: "id") }
            let log = try common.openRecords()
            let rollout = try common.settings.rolloutName(in: log)
            let moment = time.end(from: .now)
            let state = try log.state(of: rollout, at: moment)
            let exposure = try state.flatMap { try log.pastExposure(in: $0) }
            if let state, exposure == nil, state.exposure > 0 {
                throw Failure(
                    "\(state.exposure.grouped) users had \(rollout) at \(moment.minute), and the "
                        + "plan listed no customers: it is unknown which ones",
                    .customersUnknown
                )
            }
            let since = try id.flatMap { id in
                try log.history(of: id, in: rollout, until: moment).since
            }
            try print(rollout, exposure, of: id, since, at: moment)
        }

        private func print(
            _ rollout: String,
            _ exposure: ExposedCohort?,
            of id: CustomerID?,
            _ since: CustomerHistory.Step?,
            at moment: Instant
        ) throws {
            let isMember = id.map { exposure?.contains($0) ?? false }
            let ending: Ending =
                isMember == false
                ? .no(.notExposed, "the customer did not have \(rollout) then") : .done
            if common.json {
                if let id, let isMember {
                    try Console.print(
                        json: MembershipAnswer(
                            rollout,
                            id,
                            exposure,
                            isMember: isMember,
                            since: since
                        ),
                        ending
                    )
                } else {
                    try Console.print(json: CohortAnswer(rollout, exposure))
                }
            } else if let isMember {
                let past = since.map { ", since \($0.time.minute) (entry \($0.entry))" } ?? ""
                Console.print((isMember ? "yes" : "no") + past)
            } else {
                exposure?.list.printIDs()
            }
            let text = summary(rollout, exposure, at: moment)
            Console.say(text.sanitizedForTerminal.withLocalTimes)
            try ending.conclude()
        }

        private func summary(
            _ rollout: String,
            _ exposure: ExposedCohort?,
            at moment: Instant
        ) -> String {
            guard let exposure else { return "at \(moment.minute) nobody had \(rollout)" }
            return "at \(moment.minute) the \(exposure.countText) of "
                + "\(exposure.stage) had \(rollout) (entry \(exposure.cohort.entry), "
                + "\(exposure.since.minute), \((Instant.now - exposure.since).ago))"
        }
    }
}
