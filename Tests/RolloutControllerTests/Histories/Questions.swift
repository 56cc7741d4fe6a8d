import JSONCoding
@testable import RolloutController
import Rollouts
import Statistics
import Transparency
import Values

/// The same requests in every state of a history, most of which no log would record.
///
/// A refusal leaves no entry if nothing is new in it, and is a decision all the same.
struct Questions {
    let plan: Plan
    let state: State
    /// The record of the last entry, whose evidence and clock are used again.
    let record: Record
    let edition: Edition

    /// The answers in words, and one digest of all facts.
    func line() throws -> String {
        var words: [String] = []
        var facts: [UInt8] = []
        for question in commands {
            for actor in [Self.person, Self.program] + involved(in: question.command) {
                for delay in question.delays {
                    let answer = decision(on: question, by: actor, at: record.at + delay)
                    facts += try CanonicalJSON.encode(DecisionFacts(answer)) + [0x0A]
                    guard actor == Self.person, delay == .zero else { continue }
                    words.append("\(question.name) \(answer.outcome)")
                }
            }
        }
        return words.joined(separator: ", ") + " \(SHA256Digest(of: facts).hex)"
    }

    /// The people who have had to do with the next step, and may not approve it too, or with the
    /// release of a hold, and count once in it.
    private func involved(in command: Command) -> [Actor] {
        let names =
            switch command.traits.name {
            case .approve: state.authors + state.requesters
            case .resume: state.holds.flatMap(\.releasedBy)
            case .apply, .advance, .tick, .hold, .rollback, .waive, .attest, .acceptRisk,
                .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss,
                .correctClock, .forget:
                [String]()
            }
        return names.map { Actor(name: $0, kind: .person) }
    }

    private static let person = Actor(name: "inspector", kind: .person)
    private static let program = Actor(name: "bot", kind: .automation)

    private func decision(on question: Question, by actor: Actor, at time: Instant) -> Decision {
        (question.plan ?? plan).decision(
            on: Request(command: question.command, actor: actor),
            in: state,
            given: record.evidence,
            at: time,
            by: edition,
            replacing: ReplacedPlan(plan, isMoved: false)
        )
    }
}

extension Questions {
    private struct Question {
        let name: String
        let command: Command
        /// The plan that is to come into force.
        var plan: Plan?

        init(_ name: String, _ command: Command) {
            (self.name, self.command) = (name, command)
        }

        init(applying plan: Plan, _ name: String) {
            self.init(name, .apply(digest: "another", differences: []))
            self.plan = plan
        }

        /// The times at which it is asked, from that of the record: a clock that was set back, and
        /// one by which soaks are over and approvals have expired, change what may advance.
        var delays: [Duration] {
            switch command.traits.name {
            case .advance: [.zero, .seconds(-3_600), .seconds(8 * 86_400)]
            case .apply, .tick, .hold, .resume, .rollback, .approve, .waive, .attest, .acceptRisk,
                .raiseBlocker, .clearBlocker, .reopenBlocker, .mitigationDone, .acceptLoss,
                .correctClock, .forget:
                [.zero]
            }
        }
    }

    private var commands: [Question] { stages + amendments + stops + register + records }

    private var amendments: [Question] {
        [
            Question(applying: plan.edited(freezes: []), "apply without freezes"),
            Question(applying: plan.edited(blockers: []), "apply without issues"),
            Question(applying: plan.edited(noGo: Array(plan.noGo.dropFirst())), "apply less"),
            Question(applying: plan.edited(roles: []), "apply without roles"),
            Question(
                applying: plan.edited(
                    stages: plan.stages.count > 1 ? plan.stages.dropLast() : plan.stages
                ),
                "apply without the last stage"
            ),
            Question(
                applying: plan.edited(
                    stages: plan.stages.count > 1 ? Array(plan.stages.dropFirst()) : plan.stages
                ),
                "apply without the first stage"
            ),
        ]
    }

    private var stages: [Question] {
        [
            Question("apply", .apply(digest: "another", differences: [])),
            Question("advance", .advance(to: nil, accepting: [], reason: nil)),
            Question("advance far", .advance(to: last, accepting: [], reason: nil)),
            Question("accept", .advance(to: nil, accepting: mitigations, reason: "known")),
            Question("guard", .tick),
            Question("approve", .approve(stage: nil, role: nil, reason: nil)),
            Question("approve last", .approve(stage: last, role: "approver", reason: nil)),
        ]
    }

    private var last: String? { plan.stages.last?.name }
    private var mitigations: [String] { plan.mitigations.prefix(1).map(\.id) }

    private var stops: [Question] {
        let hold = state.holds.last?.id
        let over = record.at + .seconds(-1)
        return [
            Question("hold", .hold(id: nil, reason: nil, expires: nil)),
            Question("hold again", .hold(id: hold, reason: "again", expires: nil)),
            Question("hold past", .hold(id: nil, reason: nil, expires: over)),
            Question("resume", .resume(id: nil, reason: "looked")),
            Question("resume last", .resume(id: hold ?? "none", reason: "looked")),
            Question("rollback", .rollback(to: nil, reason: nil)),
            Question("rollback first", .rollback(to: plan.stages.first?.name, reason: nil)),
        ]
    }

    private var register: [Question] {
        let issue = state.register.blockers.last
        let id = issue?.id ?? "unknown"
        let until = record.at + .seconds(86_400)
        let same = BlockerDetails(id: id, severity: .p0, title: "more")
        let less = BlockerDetails(id: id, severity: .p3, title: "less")
        let check = plan.noGo.first?.id ?? "unknown"
        return [
            Question("raise", .raiseBlocker(blocker: same, reason: nil)),
            Question("raise less", .raiseBlocker(blocker: less, reason: nil)),
            Question("clear", .clearBlocker(id: id, evidence: "PR", reason: "fixed")),
            Question("reopen", .reopenBlocker(id: id, reason: "again")),
            Question("waive", .waive(subject: check, until: until, reason: "known")),
            Question("waive issue", .waive(subject: id, until: until, reason: "known")),
            Question("done", .mitigationDone(id: mitigations.first ?? "unknown", reason: "done")),
            Question("risk", .acceptRisk(id: plan.risks.first?.id ?? "unknown", reason: "known")),
        ]
    }

    private var records: [Question] {
        let subject = plan.attestedSubjects.first ?? "unknown"
        let result = Proportion(failures: 0, trials: 1_000).map { Attestation.Result.counts($0) }
        let failure = Proportion(failures: 9, trials: 10).map { Attestation.Result.counts($0) }
        let word = state.attestations.last?.entry ?? 0
        let loss = AcceptedLoss(from: 1, signed: 2, head: nil, origin: nil, newOrigin: "new")
        return [
            Question("attest", .attest(subject: subject, result: result)),
            Question("attest failure", .attest(subject: subject, result: failure)),
            Question(
                "withdraw",
                .attest(subject: subject, result: nil, replaces: [word], reason: "no")
            ),
            Question("recover", .acceptLoss(loss: loss, reason: "disk")),
            Question("clock", .correctClock(reason: "wrong")),
            Question("forget", .forget(forgetting: Forgetting([]), reason: "asked")),
        ]
    }
}
