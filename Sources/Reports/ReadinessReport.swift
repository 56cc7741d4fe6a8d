import Mustache
package import Rollouts

/// Whether a release is ready to go further, and on what grounds, as a document.
package struct ReadinessReport: Sendable {
    let overview: Overview
    let events: [Event]

    package init(overview: Overview, events: [Event]) {
        self.overview = overview
        self.events = events
    }

    /// The report as Markdown; what came from outside is escaped.
    package var markdown: String {
        get throws {
            let text = String(decoding: PackageResources.report_md_mustache, as: UTF8.self)
            return try MustacheTemplate(string: text).render(context)
        }
    }

    private var context: [String: Any] {
        let state = overview.state
        return [
            "name": overview.plan.name.markdown,
            "asOf": overview.now.text,
            "entry": state.revision,
            "description": (overview.plan.description ?? overview.plan.name).markdown,
            "state": state.phase.text.markdown,
            "exposure": state.exposure.grouped,
            "digest": state.plan?.digest ?? "none",
            "severities": severities,
            "status": status,
            "cleared": cleared,
            "noGo": noGo,
            "noGoVerdict": noGoVerdict,
            "risks": risks,
            "openBlockers": overview.blockers.count { $0.blocker.isOpen },
            "approvals": approvals,
            "next": next,
            "decision": readiness,
            "obstacles": overview.decision.obstacles.map { ["message": $0.message.markdown] },
            "mitigations": mitigations,
            "strategy": strategy,
            "events": trail,
        ]
    }

    var noGoResults: [CheckResult] {
        overview.decision.checks.filter { $0.part == .noGo }
    }

    private var next: String {
        if let stage = overview.nextStage {
            return "\(stage.name), \(stage.cohort.text) users".markdown
        }
        return overview.state.phase == .completed ? "none, the rollout is complete" : "completion"
    }

    /// The decision in a line; the obstacles follow it one by one.
    private var readiness: String {
        let count = overview.decision.obstacles.count
        guard overview.decision.outcome != .tripped else {
            return "❌ NO-GO: \(overview.decision.summary)".markdown
        }
        if count > 0 { return "❌ NOT READY: \(count) \(count == 1 ? "obstacle" : "obstacles")" }
        return overview.state.phase == .completed
            ? "✅ COMPLETED" : "✅ READY: \(overview.decision.summary)".markdown
    }

    private var approvals: String {
        let given = overview.state.register.approvals.map { approval in
            let role = approval.role.map { " as \($0)" } ?? ""
            return "\(approval.stage) by \(approval.by)\(role) on \(approval.at.minute)"
        }
        return given.isEmpty ? "none given" : given.joined(separator: "; ").markdown
    }

    private var strategy: String {
        overview.plan.stages.map { "\($0.name) (\($0.cohort.text) users, soak \($0.soak.text))" }
            .joined(separator: " → ").markdown
    }

    private var trail: [[String: Any]] {
        events.map { event in
            [
                "entry": event.entry,
                "time": event.time.text,
                "kind": event.kind.markdown,
                "actor": "\(event.actor.name) (\(event.actor.proof.rawValue))".markdown,
                "users": event.exposure.after.grouped,
                "summary": event.summary.markdown,
            ]
        }
    }
}
