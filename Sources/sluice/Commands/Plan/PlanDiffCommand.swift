import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Diff: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how two plans differ, and what an amendment would keep and end.",
            discussion: """
                Compares the plan in force, or with --from the one of an entry, with a file, or \
                with --to the plan of another entry. Without either the file is the one that the \
                plan in force was read from. With the plan in force it says what an amendment \
                would cost: what is kept, what begins anew, what is voided, and the next step \
                then. Only sources of the plan in force are asked.

                Examples:
                  sluice plan diff
                  sluice plan diff rollout.yaml --exit-code
                  sluice plan diff --from 0 --to 12
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup var look: LookOptions
        @OptionGroup(title: "Variables") var variables: PlanValueOptions
        @Argument(
            help: "The plan's file; default: the one that was applied.",
            completion: .file()
        )
        var file: String?

        @Option(
            name: .long,
            help: .init("Compare the plan of this entry; default: the one in force.")
        )
        var from: Int?

        @Option(name: .long, help: "Compare with the plan of this entry, not with a file.")
        var to: Int?

        @Flag(name: .long, help: "End with 1 if the plans differ, as diff and git do.")
        var exitCode = false

        func validate() throws {
            guard file == nil || to == nil else {
                throw ValidationError("compare with a file or with --to an entry, not with both")
            }
        }

        func execute() async throws {
            let log = try common.openRecords()
            let found = try await comparison(in: log)
            let isDifferent = exitCode && !found.differences.isEmpty
            let ending =
                isDifferent ? Ending.no(.plansDiffer, "the plans differ") : Ending.done
            if common.json {
                try Console.print(
                    json: PlanDifferences(found.differences, found.amendment),
                    ending
                )
            } else {
                for line in found.lines { Console.print(line) }
            }
            try ending.conclude()
        }

        private func comparison(in log: RolloutLog) async throws -> PlanComparison {
            let second = try to.map { try log.plan(asOf: $0) }
            let file = try self.file.map { try PlanFile(reading: $0, setting: variables.given()) }
            let first = try from.map { try log.plan(asOf: $0) }
            let name =
                try first?.rollout ?? second?.rollout ?? file?.plan.name
                ?? common.settings.rolloutName(in: log)
            let rollout = try log.rollout(named: name)
            if let second, second.rollout != name {
                throw Failure("one plan is of \(name), the other of \(second.rollout)", .usage)
            }
            guard let before = first?.plan ?? rollout.plan else {
                throw Failure(
                    "no plan named \(name) is in force; put one there: "
                        + "sluice plan apply FILE".withGivenOptions,
                    .noPlan,
                    command: "sluice plan apply FILE".withGivenOptions
                )
            }
            if let second { return try PlanComparison(before, second.plan) }
            guard let file = try file ?? rollout.planFile(setting: variables.values()) else {
                throw Failure("the file of the plan is gone; name another one", .usage)
            }
            guard first == nil else { return try PlanComparison(before, file.plan) }
            let application = try PlanApplication(of: file, to: rollout)
            let now = Instant.now
            let price =
                application.differences.isEmpty
                ? nil
                : try await common.price(
                    of: application,
                    by: Actor(name: "plan diff", kind: .person),
                    on: rollout,
                    in: log,
                    asking: look,
                    at: now
                )
            return try PlanComparison(before, file.plan, price, at: now)
        }
    }
}

/// Two plans beside each other, with the price of the amendment that one would be of the other.
private struct PlanComparison {
    let differences: [PlanDifference]
    let amendment: AmendmentDetails
    let now: Instant

    init(
        _ before: Plan,
        _ after: Plan,
        _ price: AmendmentPrice? = nil,
        at now: Instant = .now
    ) throws {
        differences = try before.differences(to: after)
        amendment = AmendmentDetails(try before.changes(to: after), price)
        self.now = now
    }

    var lines: [String] {
        guard !differences.isEmpty else { return ["no differences"] }
        return AmendmentScreen(amendment: amendment, now: now, terminal: .current).lines
    }
}
