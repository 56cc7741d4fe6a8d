import Rollouts
import Values

/// Decisions with every verdict, obstacle and remedy.
extension Samples {
    static let remedies: [Remedy] = [
        .applyPlan, .applyChangedPlan, .release(hold: "night"), .approve(stage: "launch"),
        .accept(mitigation: "pool"), .attest(subject: "leak", form: .trials, by: ["bot"]),
        .attest(subject: "leak", form: .value, by: []), .withdraw(subject: "leak", entry: 3),
        .giveSecret(source: "vendor"),
        .workAround(blocker: "slow"), .clear(blocker: "slow"), .reopen(blocker: "slow"),
        .rename(stage: "launch"), .moveBlocker(blocker: "slow", stage: "launch"),
        .moveBlocker(blocker: "slow", stage: nil), .hold, .rollBack, .setClock, .correctClock,
    ]

    static let obstacles: [Obstacle] =
        Obstacle.Rule.allCases.map { rule in
            Obstacle(rule: rule, subject: "errors", message: "too many")
        } + [
            Obstacle(
                rule: .soak,
                subject: "beta",
                message: "for 2h more",
                retryAfter: .sample,
                remedy: .release(hold: "night")
            )
        ]

    static let verdicts: [Verdict] =
        [.passed, .failed, .waived(by: "zoë", until: .sample), .notApplicable]
        + Verdict.Reason.allCases.map { .undecided($0) }

    static let parts: [PlacedCheck.Part] = [.noGo, .gate(of: "beta"), .mitigation, .risk]

    static var results: [CheckResult] {
        verdicts.map { verdict in
            CheckResult(id: "errors", title: "Errors", part: .noGo, verdict: verdict, limit: "< 1%")
        }
            + parts.map { part in
                CheckResult(
                    id: "errors",
                    title: "Errors",
                    part: part,
                    verdict: .passed,
                    value: "0.5%",
                    limit: "< 1%",
                    ageSeconds: 1.5,
                    detail: "5 of 1,000",
                    retryAfter: .sample
                )
            }
    }
}
