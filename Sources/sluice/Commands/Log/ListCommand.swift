import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Rollouts

extension LogCommand {
    struct List: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "List entries, the newest page of them, newest last.",
            discussion: """
                An entry is listed that meets every condition; where one is given more than once, \
                any of its values will do. A time stands for as much as it leaves open, so that \
                --until 2026-12-01 takes the whole day.

                The mark of an entry is ✓ for done, ✗ for refused, · for not yet, ‖ for held and \
                ↩ for rolled back.

                The CSV is that of RFC 4180 with a row of names. A cell that a spreadsheet would \
                run as a formula, since it begins with = + - @, a tab or a carriage return, begins \
                with an apostrophe instead; a program takes that one away.

                Examples:
                  sluice log list --outcome refused --since 2026-12-01
                  sluice log list --actor ci-bot --format csv > entries.csv
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: "Which entries") var filter: EntryFilter

        @Option(name: .long, help: .init("The first entry of the page.", valueName: "n"))
        var from: Int?

        @Option(name: .long, help: .init("The entry that the page ends before.", valueName: "n"))
        var before: Int?

        @Option(
            name: .long,
            help: .init(
                "The number of entries, at most 10,000; default: 20, or all as CSV or JSON into a "
                    + "pipe or file.",
                valueName: "n"
            )
        )
        var limit: Int?

        @Option(
            name: .long,
            help: .init(
                "Only entries with this outcome: \(Self.outcomes.joined(separator: ", ")).",
                valueName: "word"
            ),
            completion: .list(Self.outcomes)
        )
        var outcome: [String] = []

        private static let outcomes = Outcome.allCases.map(\.rawValue)

        @Flag(name: .long, help: "Only entries that waive a check, or accept a mitigation or risk.")
        var exceptions = false

        @Flag(name: .long, help: "Newest first.")
        var reverse = false

        @Option(name: .long, help: "table, csv or json.")
        var format = Format.table

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case table
            case csv
            case json
        }

        private var fields: PageFields {
            PageFields(from: from, before: before, limit: limit ?? 20)
        }

        var isPaged: Bool { true }

        func validate() throws {
            try FieldProblem.asOption { () throws(FieldProblem) in _ = try fields.place() }
        }

        func execute() throws {
            let log = try common.openRecords()
            let rollout = try common.settings.rolloutInMind.map { _ in
                try common.settings.rolloutName(in: log)
            }
            let query = try filter.fields.query(in: log, of: rollout, at: .now)
            let search = try EntrySearch(
                query,
                outcomes: wantedOutcomes(),
                onlyExceptions: exceptions,
                in: log.log
            )
            let place = try fields.place()
            let page = try isWhole ? search.all(place) : search.page(place)
            let isOfSeveral = try rollout == nil && log.log.rollouts().count > 1
            let entries = reverse ? page.entries.reversed() : page.entries
            try print(entries, of: page, withRollout: isOfSeveral)
        }

        /// True if a program reads the output, for which no row is left out unasked.
        private var isWhole: Bool {
            limit == nil && (common.json || format != .table) && isatty(STDOUT_FILENO) == 0
        }

        private func wantedOutcomes() throws -> Set<Outcome> {
            Set(
                try outcome.map { word in
                    guard let known = Outcome(rawValue: word) else {
                        throw Failure(unknown: word, "there is no outcome", among: Self.outcomes)
                    }
                    return known
                }
            )
        }

        private func print(_ entries: [Entry], of page: EntryPage, withRollout: Bool) throws {
            switch common.json ? .json : format {
            case .json:
                try Console.print(json: LogPage(entries, of: page))
            case .csv:
                for row in try EntryCSV(entries: entries).rows { Console.print(data: row) }
            case .table:
                let terminal = Terminal.current
                let table = try EntryTable(
                    entries: entries,
                    withRollout: withRollout,
                    now: .now
                ).table
                for line in table.lines(on: terminal, indent: 0) { Console.print(line) }
            }
            for line in PageTalk(page: page, isData: common.json || format == .json).lines {
                Console.say(line)
            }
        }
    }
}

/// The notes beside a page: that it is empty, and the commands for the adjacent pages.
private struct PageTalk {
    let page: EntryPage
    /// True if the output itself names the adjacent pages.
    let isData: Bool

    var lines: [String] {
        let isElsewhere = page.previous != nil || page.next != nil
        let empty =
            isElsewhere
            ? "no entry on this page" : "no entry of the log meets these conditions"
        let neighbours = [
            page.previous.map { "before: \(command("--before", $0))" },
            page.next.map { "after:  \(command("--from", $0))" },
        ]
        return (page.entries.isEmpty ? [empty] : []) + (isData ? [] : neighbours.compactMap { $0 })
    }

    /// Returns this command's words with the option for another page.
    private func command(_ option: String, _ index: Int) -> String {
        let words = CommandLine.arguments.dropFirst().without(options: ["--from", "--before"])
        return ShellWords(["sluice"] + words + [option, String(index)]).text
    }
}
