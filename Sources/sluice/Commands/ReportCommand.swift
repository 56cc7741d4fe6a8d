import ArgumentParser
import Foundation
import Reports
import RolloutController
import Rollouts

struct ReportCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Render a rollout's readiness from the log, as Markdown."
    )

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "markdown or json.")
    var format = Format.markdown

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown
        case json
    }

    func execute() throws {
        let log = try common.openLog()
        guard let history = try log.history(of: common.rolloutName(in: log)) else {
            throw Problem("no plan is in force; apply one: sluice plan apply FILE", .usage)
        }
        guard format == .markdown, !common.json else {
            return try Console.print(json: StatusJSON(history.overview))
        }
        let report = ReadinessReport(overview: history.overview, events: history.events)
        Console.print(try report.markdown)
    }
}
