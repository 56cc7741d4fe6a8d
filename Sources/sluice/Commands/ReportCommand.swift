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
            return try Console.print(json: ReportJSON(history))
        }
        let report = ReadinessReport(overview: history.overview, events: history.events)
        Console.print(try report.markdown)
    }
}

/// The report as data: where the rollout stands, the plan that it stands by, and how it came here.
private struct ReportJSON: Encodable {
    let asOf: Instant
    let status: StatusJSON
    let planDigest: Nullable<String>
    let plan: Plan
    let register: Register
    let trail: [Event]

    struct Event: Encodable {
        let entry: Int
        let time: Instant
        let kind: String
        let actor: Actor
        let outcome: Outcome
        let exposure: Decision.Exposure
        let summary: String
    }

    init(_ history: RolloutLog.History) {
        asOf = history.overview.now
        status = StatusJSON(history.overview)
        planDigest = Nullable(history.overview.state.plan?.digest)
        plan = history.overview.plan
        register = history.overview.state.register
        trail = history.events.map {
            Event(
                entry: $0.entry,
                time: $0.time,
                kind: $0.kind,
                actor: $0.actor,
                outcome: $0.outcome,
                exposure: $0.exposure,
                summary: $0.summary
            )
        }
    }
}
