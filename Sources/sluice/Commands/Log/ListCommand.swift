import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController

extension LogCommand {
    struct List: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "List entries, the newest page of them, newest last.",
            discussion: """
                An entry is listed that meets every condition; where one is given more than once, \
                any of its values will do. A time stands for as much as it leaves open, so that \
                --until 2026-12-01 takes the whole day.

                The CSV is that of RFC 4180 with a row of names. A cell that a spreadsheet would \
                run as a formula, since it begins with = + - @, a tab or a carriage return, begins \
                with an apostrophe instead; a program takes that one away.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Which entries") var filter: EntryFilter

        @Option(name: .long, help: .init("The first entry of the page.", valueName: "n"))
        var from: Int?

        @Option(name: .long, help: .init("The entry that the page ends before.", valueName: "n"))
        var before: Int?

        @Option(name: .long, help: .init("The number of entries, at most 10,000.", valueName: "n"))
        var limit = 20

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
            PageFields(from: from, before: before, limit: limit)
        }

        func validate() throws {
            try FieldProblem.asOption { () throws(FieldProblem) in _ = try fields.place() }
        }

        func execute() throws {
            let log = try common.settings.openLog()
            let rollout = try common.rollout.map { _ in try common.settings.rolloutName(in: log) }
            let query = try filter.fields.query(in: log, of: rollout, at: .now)
            let page = try log.log.entries(matching: query, fields.place())
            let isOfSeveral = try rollout == nil && log.log.rollouts().count > 1
            let entries = reverse ? page.entries.reversed() : page.entries
            try print(entries, of: page, withRollout: isOfSeveral)
        }

        private func print(_ entries: [Entry], of page: EntryPage, withRollout: Bool) throws {
            switch common.json ? .json : format {
            case .json:
                try Console.print(json: LogPage(entries, of: page))
            case .csv:
                for row in try EntryCSV(entries: entries).rows { Console.print(data: row) }
            case .table:
                let terminal = Terminal.current
                let table = try EntryTable(entries: entries, withRollout: withRollout).table
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
