import Rollouts
import Statistics
import Values

/// Commands of every other kind, with arguments that fit in most cases.
extension Walk {
    mutating func anyCommand(of index: Int) -> Command {
        let ledger = courses[index].ledger
        switch Int.random(in: 0..<32, using: &random) {
        case 0...4: return hold(ledger)
        case 5...8: return resume(ledger)
        case 9...10: return rollback(ledger)
        case 11...12: return .approve(stage: stage(ledger), role: role(), reason: "seen")
        case 13...14: return waive()
        case 15...18: return attest(ledger)
        case 19...22: return raise(ledger)
        case 23...25:
            return .clearBlocker(id: issue(ledger, isOpen: true), evidence: "PR", reason: "fixed")
        case 26: return .reopenBlocker(id: issue(ledger, isOpen: false), reason: "again")
        case 27: return .mitigationDone(id: "pool", reason: "done")
        case 28: return .acceptRisk(id: "load", reason: "known")
        case _: return .correctClock(reason: "the clock was wrong")
        }
    }

    private mutating func hold(_ ledger: Ledger) -> Command {
        let known = ledger.holds.keys.sorted().prefix(2).map { Optional($0) }
        let names: [String?] = ["lunch", "fire", nil, nil] + known
        let end: Instant? =
            chance(1, in: 3)
            ? log.now + .seconds(Int.random(in: -600...20_000, using: &random)) : nil
        let reason: String? = chance(1, in: 2) ? "a reason" : nil
        let id = (names.randomElement(using: &random) ?? nil).flatMap { name in
            ["no-go:", "blind:", "rollback-"].contains { name.hasPrefix($0) } ? nil : name
        }
        return .hold(id: id, reason: reason, expires: end)
    }

    func releasable(_ ledger: Ledger) -> [String] {
        ledger.activeHolds(at: log.now).keys.sorted()
    }

    private mutating func resume(_ ledger: Ledger) -> Command {
        let id = chance(1, in: 5) ? nil : releasable(ledger).randomElement(using: &random)
        return .resume(id: id, reason: "looked")
    }

    mutating func rollback(_ ledger: Ledger) -> Command {
        let target = chance(1, in: 2) ? nil : ledger.plan.stages.randomElement(using: &random)?.name
        return .rollback(to: target, reason: chance(1, in: 2) ? "slow" : nil)
    }

    private mutating func stage(_ ledger: Ledger) -> String? {
        ledger.plan.stages.randomElement(using: &random)?.name
    }

    private mutating func role() -> String? {
        [nil, "lead", "LEAD ", "auditor"].randomElement(using: &random) ?? nil
    }

    private mutating func waive() -> Command {
        let subject = ["leak", "errors", "latency", "pool", "tickets-ea"]
            .randomElement(using: &random)
        let length = Duration.seconds(Int.random(in: 600...90_000, using: &random))
        return .waive(subject: subject ?? "leak", until: log.now + length, reason: "known")
    }

    private mutating func attest(_ ledger: Ledger) -> Command {
        let failures = chance(1, in: 5) ? 1 : 0
        let trials = [60, 500, 500, 500].randomElement(using: &random) ?? 500
        let replaced = chance(1, in: 5) ? ledger.words.map(\.entry).suffix(1) : []
        return .attest(
            subject: "leak",
            result: Proportion(failures: failures, trials: trials).map { .counts($0) },
            replaces: Array(replaced),
            reason: "run"
        )
    }

    private mutating func raise(_ ledger: Ledger) -> Command {
        let severity = [Severity.p0, .p1, .p1, .p2, .p3].randomElement(using: &random) ?? .p1
        let known = ledger.issues.keys.sorted().randomElement(using: &random)
        let id = chance(1, in: 2) ? known : nil
        return .raiseBlocker(
            blocker: BlockerDetails(
                id: id ?? "bug-\(Int.random(in: 0..<6, using: &random))",
                severity: severity,
                title: "known",
                workaround: chance(1, in: 3) ? "restart" : nil,
                before: chance(2, in: 3) ? stage(ledger) : nil
            ),
            reason: "seen"
        )
    }

    private mutating func issue(_ ledger: Ledger, isOpen: Bool) -> String {
        ledger.issues.filter { $0.value.isOpen == isOpen }.keys.sorted()
            .randomElement(using: &random) ?? "bug-0"
    }
}
