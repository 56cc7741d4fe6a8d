import Rollouts
import TestSupport
import Testing
import Values

@testable import AuditLog
@testable import RolloutController

/// The JSON Schema of an entry says what readers of a log take for one.
@Suite struct EntrySchemaTests {
    @Test func `it takes every kind of entry, carried out and refused`() async throws {
        try await withRollout(applied: false) { rollout in
            try await rollout.takeEveryCommand()
            let entries = try rollout.entries()
            #expect(Set(entries.map(\.kind)) == Set(Command.Name.allCases.map(\.rawValue)))
            let outcomes = Set(try entries.map { try $0.decoded().decision.outcome })
            #expect(outcomes.isSuperset(of: [.advanced, .recorded, .refused, .tripped]))
            #expect(try rollout.findings() == [])
            var check = EntrySchemaCheck()
            for (entry, body) in zip(entries, try rollout.bodies()) {
                check.take("\(entry.index) \(entry.kind)", body)
            }
            try await check.run()
        }
    }

    @Test func `it takes the entries of a random walk`() async throws {
        try await withTemporaryFolder { folder in
            var walk = try await Walk(seed: 4_711, in: folder)
            try await walk.run(steps: 60)
            var check = EntrySchemaCheck()
            for (index, body) in try walk.log.bodies().enumerated() { check.take("\(index)", body) }
            try await check.run()
        }
    }

    @Test func `it takes everything that an entry can have, and nothing changed`() async throws {
        var check = EntrySchemaCheck()
        for sample in try Samples.all {
            #expect(sample.isReadable(sample.body), "\(sample.label)")
            check.take(sample.label, sample.body)
            for changed in try sample.refused() { check.refuse(changed.label, changed.body) }
        }
        for (index, measurement) in Samples.wordedNumbers.enumerated() {
            let evidence = Evidence([Samples.reading(measurement)])
            check.take("worded \(index)", try EntrySample.evidence("", evidence).body)
        }
        #expect(check.invalidCount > 4_000)
        try await check.run()
    }

    @Test func `it refuses a command under the kind of another`() async throws {
        var check = EntrySchemaCheck()
        for command in try Samples.commands {
            let body = try EntrySample.command(command, Samples.plan(for: command)).body
            let text = String(decoding: body, as: UTF8.self)
            for name in Command.Name.allCases where name.rawValue != command.kind {
                let other = text.replacing(
                    #""kind":"\#(command.kind)""#,
                    with: #""kind":"\#(name.rawValue)""#
                )
                #expect(other != text)
                check.refuse("\(command.kind) as \(name.rawValue)", Array(other.utf8))
            }
        }
        try await check.run()
    }
}

extension Samples {
    /// The plan that an entry of the command has; nil for all but one.
    static func plan(for command: Command) throws -> Plan? {
        command.traits.name == .apply ? try plans.last : nil
    }

    static var all: [EntrySample] {
        get throws {
            let long = Decision.sample(changes: [
                .attested(
                    attestation: Attestation(
                        subject: String(repeating: "x", count: EntryBody.sizeMax),
                        result: .value(1),
                        by: "bot",
                        at: .sample
                    )
                )
            ])
            return try [
                EntrySample("an entry", .sample(), at: []),
                EntrySample("a long entry", .sample(decision: long), at: []),
                EntrySample("a request", fullRequest, at: ["payload", "request"]),
            ]
                + plans.map { plan in
                    try EntrySample(
                        "the plan \(plan.name)",
                        .sample(.apply(digest: .sampleDigest, differences: []), plan: plan),
                        at: ["payload", "plan"]
                    )
                } + commands.map { try .command($0, plan(for: $0)) } + ofEvidence + ofDecisions
        }
    }

    private static func label(_ value: some Any) -> String { String("\(value)".prefix(40)) }

    private static var ofEvidence: [EntrySample] {
        get throws {
            try measurements.map { try .evidence(label($0), Evidence([reading($0)])) }
                + choices.map { try .evidence("a choice", Evidence(cohort: $0)) }
                + [
                    .evidence("a reading", Evidence([fullReading])),
                    .evidence("clocks", Evidence(clocks: clocks)),
                    .evidence("weekly times", Evidence(weekly: weekly)),
                ]
        }
    }

    private static var ofDecisions: [EntrySample] {
        get throws {
            try (changes + amendments).map {
                try .decision(label($0), .sample(changes: [$0]), "changes")
            }
                + remedies.map { try .decision(label($0), .sample(remedy: $0), "remedy") }
                + Outcome.allCases.map { try .decision($0.rawValue, .sample($0), "outcome") }
                + [
                    .decision("results", .sample(checks: results), "checks"),
                    .decision("obstacles", .sample(obstacles: obstacles), "obstacles"),
                ]
        }
    }
}
