import Rollouts
import Values

extension WalkPlan {
    /// The plan as a file has it.
    var text: String {
        """
        sluice: 1
        name: \(name)
        description: edition \(wording)
        sources:
          suites: { attestation: \(Self.list(attesters)) }
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: \(trials) }
          - id: errors
            measure: { from: metrics, value: errors }
            require: { value: "< \(errorsLimit)" }
            when: live
            onFail: \(rollsBack ? "rollback" : "hold")
        \(latencyText)stages:
        \(stages.map(\.text).joined())\(rolesText)\(freezesText)\(issuesText)\(poolText)\
        \(holdsBlind ? "guard: { blindAfter: 30m, onBlind: hold }\n" : "")
        """
    }

    private var latencyText: String {
        latencyLimit.map {
            """
              - id: latency
                measure: { from: metrics, value: latency }
                require: { value: "< \($0)" }
                when: live

            """
        } ?? ""
    }

    private var rolesText: String {
        leads.map { "roles: { lead: \(Self.list($0)) }\n" } ?? ""
    }

    private var freezesText: String {
        Self.section(
            "freezes",
            freezes.map { "from: \($0.from.text), to: \($0.to.text), reason: \($0.reason)" }
        )
    }

    private var issuesText: String {
        Self.section(
            "blockers",
            issues.map { issue in
                "id: \(issue.id), severity: \(issue.severity.rawValue), title: known"
                    + (issue.before.map { ", before: \($0)" } ?? "")
                    + (issue.workaround.map { ", workaround: \($0)" } ?? "")
            }
        )
    }

    private var poolText: String {
        guard let pool else { return "" }
        let due = pool.hours.map { "within: \($0)h, after" } ?? "before"
        return """
            mitigations:
              - id: pool
                level: \(pool.level.rawValue)
                due: { \(due): \(pool.stage) }
                whenOverdue: \(pool.whenOverdue.rawValue)
                verify: { measure: { from: metrics, value: pool }, require: { value: ">= 200" } }

            """
    }

    private static func section(_ key: String, _ items: [String]) -> String {
        items.isEmpty ? "" : "\(key):\n" + items.map { "  - { \($0) }\n" }.joined()
    }

    /// Returns a list of names, in which every letter that is not ASCII is escaped.
    private static func list(_ names: [String]) -> String {
        let quoted = names.map { name in
            "\""
                + name.unicodeScalars.map { letter in
                    let code = String(letter.value, radix: 16)
                    return letter.isASCII
                        ? String(letter)
                        : "\\u" + String(repeating: "0", count: 4 - code.count) + code
                }.joined() + "\""
        }
        return "[" + quoted.joined(separator: ", ") + "]"
    }
}

extension WalkStage {
    fileprivate var text: String {
        "  - name: \(name)\n    cohort: \(users)\n    soak: \(soakMinutes)m\n"
            + (was.map { "    was: \($0)\n" } ?? "")
            + (approvals.map { "    approvals: { \($0.text) }\n" } ?? "")
            + (ticketLimit.map {
                """
                    gates:
                      - id: tickets-\(name)
                        measure: { from: metrics, value: tickets }
                        require: { value: "<= \($0)" }

                """
            } ?? "")
    }
}

extension WalkApprovals {
    fileprivate var text: String {
        "count: \(count), notRequester: \(notRequester), validFor: \(validHours)h"
            + (needsLead ? ", role: lead" : "")
    }
}
