import Mustache
package import Rollouts
import Values

/// A document that shows whether a release is ready for the next step, and on what evidence.
package struct ReadinessReport: Sendable {
    let overview: Overview
    let events: [Event]
    let exposure: ExposureHistory
    let incidents: [Incident]
    let exceptions: [GrantedException]

    package init(
        overview: Overview,
        events: [Event],
        exposure: ExposureHistory = ExposureHistory(),
        incidents: [Incident] = [],
        exceptions: [GrantedException] = []
    ) {
        self.overview = overview
        self.events = events
        self.exposure = exposure
        self.incidents = incidents
        self.exceptions = exceptions
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
            standing: standing,
            asOf: overview.now.text,
            entry: state.revision,
            description: overview.plan.description,
            state: state.phase.text,
            exposure: overview.isForEverybody ? overview.exposureText : state.exposure.grouped,
            digest: state.plan?.digest ?? "none",
            variables: variables,
            severities: severities,
            status: status,
            cleared: cleared,
            noGo: noGo,
            noGoVerdict: noGoVerdict,
            gates: gates,
            hasGates: !gates.isEmpty,
            exposureText: ExposureText(exposure, until: overview.now)?.text,
            stays: stays,
            incidents: incidentRows,
            hasIncidents: !incidents.isEmpty,
            incidentSummary: incidentSummary,
            exceptions: exceptionRows,
            hasExceptions: !exceptions.isEmpty,
            exceptionSummary: exceptionSummary,
            risks: risks,
            openBlockers: overview.blockers.count { $0.blocker.isOpen },
            approvals: approvals,
            next: next,
            decision: readiness.text,
            decisionMark: readiness.marker.emoji,
            decisionKind: readiness.marker.rawValue,
            obstacles: overview.decision.obstacles.map {
                .init(message: $0.message, ask: $0.contact?.text)
            },
            mitigations: mitigations,
            strategy: strategy,
            times: times,
            contacts: contacts,
            hasContacts: !overview.contacts.isEmpty,
            events: trail
        )
    }

    /// The stage and the users in a few words, as the title says it.
    private var standing: String {
        let state = overview.state
        let users = overview.exposureText
        let place =
            switch state.phase {
            case .planned: "planned, nobody has it"
            case .live(let stage): "live in \(stage), \(users)"
            case .completed: "completed, \(users)"
            }
        return place + (state.holds(at: overview.now).isEmpty ? "" : ", HELD")
    }

    private var next: String {
        if let stage = overview.nextStage {
            return "\(stage.name), \(stage.cohort.phrase)"
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
        overview.plan.stages.map { "\($0.name) (\($0.cohort.phrase), soak \($0.soak.text))" }
            .joined(separator: " → ")
    }

    private var contacts: [ReadinessContext.ContactRow] {
        overview.contacts.map { contact in
            ReadinessContext.ContactRow(
                part: contact.kind.word,
                id: contact.id,
                owner: contact.owner ?? "–",
                note: contact.note ?? "",
                link: contact.link?.text,
                // No other character of a link means anything there.
                markdownLink: contact.link.map { "<\($0.text.replacing("&", with: "&amp;"))>" }
            )
        }
    }

    private var variables: String? {
        let values = overview.background.values
        return values.isEmpty ? nil : values.map(\.text).joined(separator: ", ")
    }

    /// The times in which the plan lets nothing advance, and those in which it does.
    private var times: String? {
        let plan = overview.plan
        let parts: [String] =
            plan.freezes.map { "frozen \($0.timeText) (\($0.reason))" }
            + (plan.advanceWithin ?? []).map { "advances within \($0.text)" }
            + [overview.opening.map { "next opening \($0.from.text)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private var trail: [ReadinessContext.EventRow] {
        events.map { event in
            ReadinessContext.EventRow(
                entry: event.entry,
                time: event.time.text,
                kind: event.kind,
                actor: "\(event.actor.name) (\(event.actor.proof.rawValue))",
                users: event.exposure.after.grouped,
                mark: event.mark,
                outcome: event.outcome.phrase,
                tag: event.outcome.tag,
                summary: event.summary
            )
        }
    }
}

extension Outcome {
    /// The marker with whose colours a page shows it.
    fileprivate var tag: String {
        switch self {
        case .advanced, .alreadyThere, .recorded: Marker.passed.rawValue
        case .notYet, .awaitingApproval, .held: Marker.undecided.rawValue
        case .refused, .sourceFailed, .conflict, .notPermitted, .invalid, .rolledBack, .tripped:
            Marker.failed.rawValue
        }
    }
}

private struct MarkdownContent: MustacheContentType {
    func escapeText(_ text: String) -> String { text.markdown }
}
