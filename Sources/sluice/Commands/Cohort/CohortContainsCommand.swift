import ArgumentParser
import AuditLog
import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension CohortCommand {
    struct Contains: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a customer has the release: exit code 0, or 10 if not.",
            discussion: """
                With - for the id, ids are read from standard input, one per line, and those that \
                have the release are printed; the exit code is 0 if all of them have it.

                Examples:
                  sluice cohort contains c-1042
                  sluice cohort contains - < customers.txt
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(help: "The customer's id, or -.")
        var id: String

        @Option(
            name: .long,
            help: "The stage; default: the present one.",
            completion: CompletedNames.stages
        )
        var stage: String?

        func execute() throws {
            if id == "-" { return try answerLines() }
            let id = try CustomerID(id, of: "id")
            let log = try common.openRecords()
            let rollout = try common.settings.rolloutName(in: log)
            let exposure = try log.exposure(ofNamed: stage, in: log.rollout(named: rollout))
            let isMember = exposure?.contains(id) ?? false
            let since =
                isMember && stage == nil ? try log.history(of: id, in: rollout).since : nil
            let ending: Ending =
                isMember ? .done : .no(.notExposed, "the customer does not have \(rollout)")
            if common.json {
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
                let word = isMember ? "yes" : "no"
                let text = word + place(exposure, rollout) + (since.map(Self.past) ?? "")
                Console.print(text.sanitizedForTerminal.withLocalTimes)
            }
            try ending.conclude()
        }

        private func answerLines() throws {
            let (rollout, exposure) = try CohortCommand.exposure(of: stage, common)
            let isEverybody = exposure?.isEverybody ?? false
            let listed = Set(
                (isEverybody ? exposure?.list.passedOver : exposure?.list.members) ?? []
            )
            let bytes = try InputFile(path: "-", bytesMax: Self.inputMax).bytes()
            let ids = try bytes.split(separator: UInt8(ascii: "\n")).map {
                let line = $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0
                return try CustomerID(String(decoding: line, as: UTF8.self), of: "id")
            }
            let found = ids.filter { listed.contains($0) != isEverybody }
            let others = ids.count - found.count
            let ending: Ending =
                others == 0
                ? .done : .no(.notExposed, "\(others.grouped) of them do not have \(rollout)")
            if common.json {
                try Console.print(json: MembersAnswer(rollout, found), ending)
            } else {
                for id in found { Console.print(data: id.text) }
            }
            try ending.conclude()
        }

        private static let inputMax = 1 << 30

        private func place(_ exposure: ExposedCohort?, _ rollout: String) -> String {
            exposure.map {
                ", of the \($0.countText) of \($0.stage) "
                    + "(entry \($0.cohort.entry))"
            } ?? ", nobody has \(rollout)"
        }

        private static func past(_ since: CustomerHistory.Step) -> String {
            ", since \(since.time.minute), \((Instant.now - since.time).ago) "
                + "(entry \(since.entry))"
        }
    }
}
