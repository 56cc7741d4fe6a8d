import AuditLog
import Feasibility
import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

/// The keys of each answer, as they were recorded: keys are added, never changed.
///
/// With `RECORD_SNAPSHOTS=1` they are recorded anew, and the run fails all the same.
@Suite struct AnswerKeysTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/answer-keys.txt")

    @Test func `each answer has the keys that it had`() async throws {
        let sample = try await SampleRollout()
        defer { sample.folder.remove() }
        var keys = AnswerKeys()
        try await Self.collect(&keys, of: sample)
        try Self.collectFromLog(&keys, of: sample)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(keys.text.utf8).write(to: Self.golden)
            Issue.record("the keys were recorded; look at the difference, and run again")
            return
        }
        let recorded = try String(contentsOf: Self.golden, encoding: .utf8)
        for (was, now) in zip(
            recorded.components(separatedBy: "\n"),
            keys.text.components(separatedBy: "\n")
        ) where was != now {
            Issue.record("was: \(was)\nis:  \(now)")
        }
        #expect(recorded == keys.text)
    }

    private static func collect(_ keys: inout AnswerKeys, of sample: SampleRollout) async throws {
        let name = SampleRollout.name
        try await sample.perform(
            AttestFields(subject: "leak", successes: 100, failures: 0),
            by: Actor(name: "ci-bot", kind: .automation)
        )
        try await sample.perform(AdvanceFields(to: "beta"))
        try await sample.perform(
            WaiveFields(subject: "pool", until: .after(Span(milliseconds: 86_400_000)), reason: "r")
        )
        try await sample.perform(HoldFields(reason: "r"))
        let now = try sample.now
        let refused = try await sample.perform(AdvanceFields())
        try keys.add("DecisionAnswer", DecisionAnswer(refused, rollout: name, now: now))
        let overview = try await sample.controller.overview(
            on: sample.rollout,
            readingCustomers: true,
            at: now
        )
        try keys.add("RolloutStatus", RolloutStatus(overview))
        let briefs = try sample.log.briefs(of: [name], at: now)
        try keys.add("RolloutList", RolloutList(briefs, at: now))
        let doubt = CountDoubt(series: "a", least: 1, most: 2, reason: .gap)
        try keys.add("DoubtAnswer", DoubtAnswer(doubt, of: "errors"))
        try keys.add("RolloutStatus of nothing", RolloutStatus(nothingOf: name))
        try keys.add("BlockerList", BlockerList(overview.blockers))
        try keys.add("MitigationList", MitigationList(overview.mitigations))
        let round = try await RolloutGuard(log: sample.log, controller: sample.controller)
            .tick(at: now)
        try keys.add("GuardAnswer", GuardAnswer(round, at: now))
    }

    private static func collectFromLog(_ keys: inout AnswerKeys, of sample: SampleRollout) throws {
        let (log, name) = (sample.log, SampleRollout.name)
        let history = try #require(try log.history(of: name))
        try keys.add("PastStatus", PastStatus(history))
        try keys.add("ReadinessAnswer", ReadinessAnswer(history))
        let page = try log.log.entries(matching: EntryQuery(), PageFields().place())
        try keys.add("LogPage", LogPage(page.entries, of: page))
        let entry = try #require(page.entries.last)
        let leaf = try #require(try log.log.leaf(at: entry.index))
        let details = try LogEntryDetails(entry, leaf)
        try keys.add("LogEntryDetails", details)
        try keys.add(
            "StageStoryAnswer",
            StageStoryAnswer(
                log.story(of: "beta", in: name),
                of: "beta",
                in: name,
                current: "beta",
                entry: details
            )
        )
        let exposure = try log.exposure(in: sample.rollout.state)
        let id = try #require(exposure?.list.members.first)
        try keys.add("CohortAnswer", CohortAnswer(name, exposure))
        try keys.add("MembershipAnswer", MembershipAnswer(name, id, exposure, isMember: true))
        let past = try log.history(of: id, in: name)
        try keys.add("CustomerHistoryAnswer", CustomerHistoryAnswer(name, id, past))
        try keys.add("MembersAnswer", MembersAnswer(name, [id]))
        try keys.add("CohortDifference", CohortDifference(name, "beta", "launch", [id], [id]))
        let verified = try LogVerification(keys: []).verify(log.log)
        try keys.add("VerificationAnswer", VerificationAnswer(verified))
        let signed = try LogSigner(for: log.log, keyPath: sample.folder.path("log.key"))
            .sign(log.log)
        try keys.add("CheckpointAnswer", CheckpointAnswer(signed.checkpoint, note: signed.note))
        try keys.add("WitnessedHead", WitnessedHead(signed))
        try keys.add("CosignatureAnswer", CosignatureAnswer(signed, lines: ""))
        let file = try sample.planFile
        try keys.add("PlanCheckAnswer", PlanCheckAnswer(file, file.plan.needs(measured: [:])))
        let amendment = try sample.amendment
        try keys.add("PlanDifferences", PlanDifferences([], amendment))
        try keys.add("AmendmentAnswer", AmendmentAnswer(amendment))
        let failure = #expect(throws: (any Error).self) {
            try PlanFile(reading: sample.folder.path("customers.csv"))
        }
        if let failure = failure.map({ Failure($0) }) {
            try keys.add("FailureAnswer", FailureAnswer(failure), Ending(failure))
        }
    }
}
