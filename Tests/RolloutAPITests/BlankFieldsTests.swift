import RolloutAPI
import Rollouts
import Testing
import TestSupport
import Values

/// A field for words that has none is refused, but where a stop would be.
@Suite struct BlankFieldsTests {
    static let blanks = ["", " ", "\n", "\u{200B}", "\u{FEFF}\u{AD}", "\u{2800}", "\u{3000}"]
    private let now = Instant(milliseconds: 1_764_000_000_000)

    @Test(arguments: blanks) func `blank words are refused`(_ words: String) {
        let week = Moment.after(Span("7d"))
        let fields: [(String, any CommandFields)] = [
            ("workaround", raise(workaround: words)),
            ("impact", raise(impact: words)),
            ("reason", raise(reason: words)),
            ("title", BlockerRaiseFields(id: "x", severity: .p2, title: words)),
            ("evidence", BlockerClearFields(id: "x", evidence: words, reason: "r")),
            ("reason", BlockerClearFields(id: "x", evidence: "e", reason: words)),
            ("reason", BlockerReopenFields(id: "x", reason: words)),
            ("reason", WaiveFields(subject: "x", until: week, reason: words)),
            ("reason", AdvanceFields(accept: ["x"], reason: words)),
            ("reason", ApproveFields(reason: words)),
            ("reason", RiskAcceptFields(id: "x", reason: words)),
            ("reason", MitigationDoneFields(id: "x", reason: words)),
            ("reason", ResumeFields(reason: words)),
            ("reason", AttestFields(subject: "x", value: 1, replaces: [3], reason: words)),
        ]
        for (name, fields) in fields {
            let problem = #expect(throws: FieldProblem.self) { try fields.command(at: now) }
            #expect(problem?.field == name)
            #expect(problem?.message.hasSuffix("\(name) must not be blank") == true)
        }
    }

    @Test(arguments: blanks) func `a hold and a rollback take blanks for no reason`(
        _ words: String
    ) throws {
        #expect(
            try HoldFields(reason: words).command(at: now)
                == .hold(id: nil, reason: nil, expires: nil)
        )
        #expect(
            try RollbackFields(reason: words, to: "beta").command(at: now)
                == .rollback(to: "beta", reason: nil)
        )
        #expect(try RollbackFields().command(at: now) == .rollback(to: nil, reason: nil))
        #expect(try HoldFields(reason: " r ").command(at: now) != HoldFields().command(at: now))
    }

    @Test(arguments: ["x", "é", "👩‍👩‍👧‍👦"]) func `a stop is done with as much of a reason as fits`(
        _ letter: String
    ) throws {
        let long = String(repeating: letter, count: 3_000)
        let command = try RollbackFields(reason: long).command(at: now)
        var kept: String?
        if case .rollback(_, let reason) = command { kept = reason }
        let reason = try #require(kept)
        #expect((1_950...2_000).contains(reason.utf8.count))
        #expect(reason.hasSuffix("…") && long.hasPrefix(reason.dropLast()))
        #expect(throws: FieldProblem.self) { try ResumeFields(reason: long).command(at: now) }
    }

    @Test(arguments: blanks + ["sluice-guard", "Sluice Guard", "ｓｌｕｉｃｅ-guard"])
    func `nobody acts without a name or by the guard's`(_ name: String) {
        let problem = #expect(throws: FieldProblem.self) { try ActorFields(actor: name).claimed() }
        #expect(problem?.field == "actor")
    }

    @Test func `a name is kept as it was written, but for what nobody sees of it`() throws {
        #expect(try ActorFields(actor: " Bob É ").claimed().name == " Bob É ")
        #expect(try ActorFields(actor: "Bo\u{AD}b\u{200B}").claimed().name == "Bob")
    }

    private func raise(
        impact: String? = nil,
        workaround: String? = nil,
        reason: String? = nil
    ) -> BlockerRaiseFields {
        BlockerRaiseFields(
            id: "x",
            severity: .p2,
            title: "t",
            impact: impact,
            workaround: workaround,
            reason: reason
        )
    }
}
