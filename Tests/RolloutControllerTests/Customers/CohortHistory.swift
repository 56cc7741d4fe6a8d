import AuditLog
import Cohorts
import Foundation
import RolloutController
import Rollouts
import Statistics
import TestSupport
import Testing
import Values

/// A rollout in a folder of its own, over customers of a seed.
final class CohortHistory {
    let folder: URL
    let excluded: Set<CustomerID>
    private var random: SeededNumbers
    private var customers: [String]
    private let seed: UInt64
    private var now = Instant(milliseconds: 1_764_000_000_000)

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededNumbers(state: seed)
        folder = try TemporaryFolder().url
        let names = ["kunde", "顧客-", "é, \"x\" "]
        let count = 52_000 + Int(random.next() % 6_000)
        customers = (0..<count).map { "\(names[$0 % 3])\(seed)-\($0)" }
        customers.shuffle(using: &random)
        let out = customers[100..<400]
        excluded = Set(try out.map { try CustomerID($0) })
        try writeCustomers()
        try write("id\n" + out.map { $0.asField + "\n" }.joined(), to: "excluded.csv")
        try write(plan(inviting: customers[50..<53]), to: "plan.yaml")
        try apply()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func advance(to stage: String) async throws {
        try await attest()
        let answer = try await perform(.advance(to: stage, accepting: [], reason: nil))
        try #require(answer.decision.outcome == .advanced, "\(answer.decision.summary)")
    }

    func rollBack(to stage: String?) async throws {
        let answer = try await perform(.rollback(to: stage, reason: "r"))
        try #require(answer.decision.outcome == .rolledBack)
        let holds = answer.rollout.state.holds.map(\.id)
        for hold in holds { _ = try await perform(.resume(id: hold, reason: "r")) }
    }

    /// Some new customers, and some of the old ones gone.
    func changeCustomers(leaving: some Sequence<CustomerID>) throws -> Set<CustomerID> {
        let gone = Set(leaving.filter { _ in random.next() % 50 == 0 })
        let names = Set(gone.map { $0.text })
        customers.removeAll(where: names.contains)
        customers += (0..<500).map { "new-\($0)" }
        customers.shuffle(using: &random)
        try writeCustomers()
        return gone
    }

    /// Who has the release, in order, by the list, the state, the flag and the questions to it.
    func members(_ count: Int) throws -> [CustomerID] {
        let log = try openLog()
        let state = try log.rollout(named: "history").state
        let exposure = try #require(try log.exposure(in: state))
        #expect(state.exposure == count)
        #expect(exposure.list.members.count == count)
        guard case .members(let members) = try flag().audience else {
            Issue.record("the flag knows no members")
            return []
        }
        #expect(members.ids == exposure.list.members)
        let membership = CohortMembership(members.ids, ranking: members.ranking)
        #expect(membership.count == count)
        let on = customers.count { membership.contains($0) }
        #expect(on == count)
        return members.ids
    }

    func flag() throws -> Flag {
        try #require(try openLog().flags().first)
    }

    func verify() throws {
        let log = try openLog()
        let result = try LogVerification(keys: [], replays: true).verify(log.log)
        #expect(result.verification.findings == [])
    }
}

extension CohortHistory {
    private func plan(inviting invited: ArraySlice<String>) -> String {
        let hash = ["sha256", "murmur3-cbor", "murmur3-utf8"][Int(seed % 3)]
        let strata =
            seed.isMultiple(of: 2) ? "strata: { by: tier, shares: { a: 66.7%, b: 33.3% } }" : ""
        let names = invited.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }
        return """
            sluice: 1
            name: history
            sources: { suites: { attestation: [bot] } }
            population:
              customers: { csv: customers.csv, id: id }
              excluded: { csv: excluded.csv, id: id }
              hash: \(hash)
              invited: [\(names.joined(separator: ", "))]
              \(strata)
            noGo:
              - id: leak
                measure: { from: suites, trials: leak }
                require: { failures: 0, trials: 10 }
            stages:
              - { name: beta, cohort: 15, soak: 0s }
              - { name: early-access, cohort: 5000, soak: 0s }
              - { name: launch, cohort: 50000, soak: 0s }
            """
    }

    private func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: file))
    }

    private func writeCustomers() throws {
        // A customer's stratum is the customer's own, and not the line's.
        let lines = customers.map { "\($0.asField),\($0.utf8.count % 3 == 0 ? "b" : "a")\n" }
        try write("id,tier\n" + lines.joined(), to: "customers.csv")
    }

    private func openLog() throws -> RolloutLog {
        try RolloutLog.create(at: folder.appending(path: "sluice.db").path)
    }

    private func apply() throws {
        let file = try PlanFile(reading: folder.appending(path: "plan.yaml").path)
        let log = try openLog()
        let options = RequestOptions(rollout: "history", plan: file)
        let command = Command.apply(digest: file.digest, differences: [])
        let request = Request(command: command, actor: Actor(name: "m", kind: .person))
        let rollout = try log.rollout(for: options)
        let gathered = Gathered(evidence: Evidence(), cohort: nil)
        let decision = file.plan.decision(
            on: request,
            in: rollout.state,
            given: gathered.evidence,
            at: now,
            by: .current
        )
        _ = try log.commit(Proposal(request, options, rollout, gathered, decision, at: now))
    }

    private func attest() async throws {
        let clean = try #require(Proportion(failures: 0, trials: 1_000))
        _ = try await perform(.attest(subject: "leak", result: .counts(clean)), by: "bot")
    }

    private func perform(_ command: Command, by actor: String = "manager") async throws -> Answer {
        now = now + .seconds(60)
        let log = try openLog()
        let controller = Controller(
            log: log,
            gatherer: EvidenceGatherer(
                environment: [:],
                cohorts: CohortChooser(of: log, environment: [:])
            ),
            effects: EffectDelivery(of: log, environment: [:]),
            keyPath: folder.appending(path: "keys/log.key").path
        )
        let request = Request(command: command, actor: Actor(name: actor, kind: .person))
        return try await controller.perform(request, RequestOptions(rollout: "history"), at: now)
    }
}

extension String {
    fileprivate var asField: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}

/// The same numbers for the same seed: SplitMix64 (https://prng.di.unimi.it).
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
