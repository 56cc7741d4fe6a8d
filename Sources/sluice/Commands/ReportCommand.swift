import ArgumentParser
import Foundation
import JSONCoding
import Reports
import RolloutAPI
import RolloutController

struct ReportCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Render a rollout's readiness from the log, as Markdown, HTML or JSON.",
        discussion: """
            Examples:
              sluice report
              sluice report --format html > launch.html
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions

    @Option(name: .long, help: "markdown, html (one file, with plots) or json.")
    var format = Format.markdown

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown
        case html
        case json
    }

    var isPaged: Bool { true }

    func execute() throws {
        let log = try common.openRecords()
        guard let history = try log.history(of: common.settings.rolloutName(in: log)) else {
            throw Failure.noPlan
        }
        let report = ReadinessReport(
            overview: history.overview,
            events: history.events,
            exposure: history.exposure,
            incidents: history.incidents,
            exceptions: history.exceptions
        )
        switch common.json ? .json : format {
        case .markdown: Console.print(try report.markdown)
        case .json: try Console.print(json: ReadinessAnswer(history))
        case .html:
            let page = HTMLReport(report, checks: history.checks)
            Console.print(try page.html)
        }
    }
}
