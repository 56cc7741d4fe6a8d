import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension LogCommand {
    struct Show: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explain one decision: who, when, on what evidence, what changed.",
            discussion: """
                --why STAGE explains the decision that last took the rollout into that stage or, \
                where none did, the last one that kept it out.

                Examples:
                  sluice log show 12
                  sluice log show --why early-access
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(help: "The entry's number.")
        var entry: Int?

        @Option(
            name: .long,
            help: .init("Why the rollout is, was or is not in this stage.", valueName: "stage"),
            completion: CompletedNames.stages
        )
        var why: String?

        var isPaged: Bool { true }

        func validate() throws {
            guard (entry == nil) != (why == nil) else {
                throw ValidationError("say which entry: its number, or --why and a stage")
            }
        }

        func execute() throws {
            let log = try common.openRecords()
            if let why {
                try tell(why, in: log)
            } else if let entry {
                try show(entry, in: log)
            }
        }

        private func show(_ index: Int, in log: RolloutLog) throws {
            let found = try log.entry(numbered: index)
            guard !common.json else { return try Console.print(json: json(found, in: log)) }
            Console.print(try text(of: found, in: log))
        }

        private func tell(_ stage: String, in log: RolloutLog) throws {
            let rollout = try common.settings.rolloutName(in: log)
            let story = try log.story(of: stage, in: rollout)
            let known = try log.stageNames(of: rollout)
            if case .untried = story, !known.contains(stage) {
                throw Failure(unknown: stage, "the plan has no stage", among: known)
            }
            let screen = StageStoryScreen(
                story: story,
                stage: stage,
                rollout: rollout,
                current: try log.rollout(named: rollout).state.phase.text,
                now: .now
            )
            guard !common.json else {
                let entry = try story.entry.map { try json($0, in: log) }
                return try Console.print(
                    json: StageStoryAnswer(
                        story,
                        of: stage,
                        in: rollout,
                        current: screen.current,
                        entry: entry
                    )
                )
            }
            let terminal = Terminal.current
            for line in try screen.sentence.harmlessLines(of: terminal.width) {
                Console.print(line)
            }
            if let entry = story.entry { Console.print("\n" + (try text(of: entry, in: log))) }
        }

        private func text(of entry: Entry, in log: RolloutLog) throws -> String {
            try EntryScreen(
                entry: entry,
                leaf: leaf(of: entry, in: log),
                grounds: log.grounds(of: entry),
                amendment: log.amendment(in: entry),
                now: .now,
                terminal: .current
            ).text
        }

        private func json(_ entry: Entry, in log: RolloutLog) throws -> LogEntryDetails {
            try LogEntryDetails(entry, leaf(of: entry, in: log), log.amendment(in: entry))
        }

        private func leaf(of entry: Entry, in log: RolloutLog) throws -> Leaf {
            guard let leaf = try log.log.leaf(at: entry.index) else {
                throw Failure("the log has no entry \(entry.index) any longer", .internalError)
            }
            return leaf
        }
    }
}

extension RolloutLog.StageStory {
    fileprivate var entry: Entry? {
        switch self {
        case .entered(let entry, _), .refused(let entry): entry
        case .untried: nil
        }
    }
}
