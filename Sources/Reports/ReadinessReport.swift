import Mustache
package import Rollouts
import Values

/// A document that shows whether a release is ready for the next step, and on what evidence.
package struct ReadinessReport: Sendable {
    let overview: Overview
    let events: [Event]

    package init(overview: Overview, events: [Event]) {
        self.overview = overview
        self.events = events
    }

    /// The report as Markdown; text from outside is escaped.
    package var markdown: String {
        get throws {
            let text = String(decoding: PackageResources.report_md_mustache, as: UTF8.self)
            MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
            return try MustacheTemplate(string: text).render(context)
        }
    }

    /// The values for a template.
    var context: ReadinessContext {
        let state = overview.state
        return ReadinessContext(
            name: overview.plan.name,
            asOf: overview.now.text,
            entry: state.revision,
            description: overview.plan.description ?? overview.plan.name,
            state: state.phase.text,
            exposure: state.exposure.grouped,
            digest: state.plan?.digest ?? "none",
            severities: severities,
            status: status,
            cleared: cleared,
            noGo: noGo,
            noGoVerdict: noGoVerdict,
            risks: risks,
            openBlockers: overview.blockers.count { $0.blocker.isOpen },
            approvals: approvals,
            next: next,
            decision: readiness.text,
            decisionMark: readiness.marker.emoji,
            decisionKind: readiness.marker.rawValue,
            obstacles: overview.decision.obstacles.map { .init(message: $0.message) },
            mitigations: mitigations,
            strategy: strategy,
            events: trail
        )
    }

    var noGoResults: [CheckResult] {
        overview.decision.checks.filter { $0.part == .noGo }
    }

    private var next: String {
        if let stage = overview.nextStage {
            return "\(stage.name), \(stage.cohort.text) users"
        }
        return overview.state.phase == .completed ? "none, the rollout is complete" : "completion"
    }

    /// The decision in one line, before the list of obstacles.
    private var readiness: (marker: Marker, text: String) {
        let count = overview.decision.obstacles.count
        guard overview.decision.outcome != .tripped else {
            return (.failed, "NO-GO: \(overview.decision.summary)")
        }
        if count > 0 {
            return (.failed, "NOT READY: \(count) \(count == 1 ? "obstacle" : "obstacles")")
        }
        return overview.state.phase == .completed
            ? (.passed, "COMPLETED") : (.passed, "READY: \(overview.decision.summary)")
    }

    private var approvals: String {
        let given = overview.state.register.approvals.map { approval in
            let role = approval.role.map { " as \($0)" } ?? ""
            return "\(approval.stage) by \(approval.by)\(role) on \(approval.at.minute)"
        }
        return given.isEmpty ? "none given" : given.joined(separator: "; ")
    }

    private var strategy: String {
        overview.plan.stages.map { "\($0.name) (\($0.cohort.text) users, soak \($0.soak.text))" }
            .joined(separator: " → ")
    }

    private var trail: [ReadinessContext.EventRow] {
        events.map { event in
            ReadinessContext.EventRow(
                entry: event.entry,
                time: event.time.text,
                kind: event.kind,
                actor: "\(event.actor.name) (\(event.actor.proof.rawValue))",
                users: event.exposure.after.grouped,
                summary: event.summary
            )
        }
    }
}

private struct MarkdownContent: MustacheContentType {
    func escapeText(_ text: String) -> String { text.markdown }
}
