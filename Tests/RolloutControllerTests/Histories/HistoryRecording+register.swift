import RolloutController
import Rollouts
import Testing
import Values

extension HistoryRecording {
    @Test func `waivers, risks and blockers`() async throws {
        try await Recorder.record("register") { rollout in
            try await rollout.apply(registerPlan)
            try await waivers(rollout)
            try await blockers(rollout)
            try await rollout.perform(.acceptRisk(id: "load", reason: "known")).expect(.recorded)
            try await rollout.perform(.acceptRisk(id: "lod", reason: "known")).expect(.invalid)
            try await rollout.perform(.acceptRisk(id: "load", reason: "ok"), by: .bot)
                .expect(.notPermitted)
            try await rollout.advance(to: "launch")
            #expect(try rollout.state().register.blockers.count == 4)
        }
    }

    private var registerPlan: String {
        TestPlan.text.replacing("cohort: 20, soak: 0s", with: "cohort: 20, soak: 1h")
            + """
            mitigations:
              - { id: faq, level: required, due: { before: launch }, whenOverdue: P3 }
              - id: pool
                level: optional
                due: { within: 2h, after: beta }
                whenOverdue: P0
                verify: { measure: { from: metrics, value: pool }, require: { value: ">= 9" } }
            risks: [ { id: load, title: Load, impact: slow, mitigation: people } ]
            blockers: [ { id: known, severity: P2, title: Known, workaround: look away } ]

            """
    }

    private func waivers(_ rollout: TestRollout) async throws {
        try await rollout.waive("lek", for: .seconds(600)).expect(.invalid)
        try await rollout.waive("known", for: .seconds(600)).expect(.invalid)
        try await rollout.waive("leak", for: .seconds(600), by: .bot).expect(.notPermitted)
        try await rollout.waive("leak", for: .seconds(600)).expect(.recorded)
        rollout.wait(minutes: 11)
        try await rollout.advance().expect(.notYet)
        try await rollout.waive("leak", for: .seconds(86_400)).expect(.recorded)
        try await rollout.advance(to: "beta").expect(.advanced)
        try await rollout.waive("errors", for: .seconds(86_400))
        try await rollout.waive("latency", for: .seconds(86_400))
        try await rollout.advance().expect(.refused)
        rollout.wait(hours: 1)
        try await rollout.advance().expect(.refused)
        rollout.wait(hours: 2)
        rollout.evidence["pool"] = .unavailable(.sourceFailed("away"))
        try await rollout.advance().expect(.refused)
        rollout.evidence["pool"] = .value(3)
        try await rollout.advance().expect(.refused)
        try await rollout.perform(.mitigationDone(id: "faq", reason: "written"))
        try await rollout.perform(.mitigationDone(id: "faq", reason: "sure"), by: .bot)
        try await rollout.waive("faq", for: .seconds(86_400)).expect(.recorded)
        try await rollout.advance().expect(.refused)
        rollout.evidence["pool"] = .value(9)
        try await rollout.perform(.mitigationDone(id: "pool", reason: "scaled"))
    }

    private func blockers(_ rollout: TestRollout) async throws {
        try await rollout.raise("fire", .p0, by: .bot).expect(.recorded)
        try await rollout.advance().expect(.refused)
        try await rollout.clear("fire", by: .bot).expect(.notPermitted)
        try await rollout.clear("fire").expect(.recorded)
        try await rollout.clear("fire").expect(.alreadyThere)
        try await rollout.perform(.reopenBlocker(id: "fire", reason: "again"), by: .bot)
        try await rollout.advance().expect(.refused)
        try await rollout.clear("fire").expect(.recorded)
        try await rollout.raise("fire", .p0).expect(.invalid)
        try await rollout.raise("slow", .p2).expect(.recorded)
        try await rollout.advance().expect(.refused)
        try await rollout.raise("slow", .p2, workaround: "restart", by: .bot)
            .expect(.notPermitted)
        try await rollout.raise("slow", .p2, workaround: "restart").expect(.recorded)
        try await rollout.raise("slow", .p3).expect(.invalid)
        try await rollout.raise("last", .p1).expect(.recorded)
        try await rollout.raise("last", .p1, before: "nowhere").expect(.invalid)
        try await rollout.advance().expect(.refused)
        try await rollout.raise("last", .p0, before: "launch").expect(.recorded)
        try await rollout.clear("last").expect(.recorded)
        try await rollout.perform(.reopenBlocker(id: "lst", reason: "again")).expect(.invalid)
    }

    @Test func `approvals, and who may give them`() async throws {
        try await Recorder.record("approvals") { rollout in
            try await rollout.apply(approvalsPlan)
            try await rollout.attest("leak", 0, of: 500)
            try await rollout.advance(to: "beta").expect(.awaitingApproval)
            try await rollout.approve(by: "manager").expect(.notPermitted)
            try await rollout.approve(by: "stranger").expect(.notPermitted)
            try await rollout.perform(.approve(stage: nil, role: nil, reason: nil), by: .bot)
                .expect(.notPermitted)
            try await rollout.approve(by: "Lea\u{200B}").expect(.recorded)
            try await rollout.approve(by: "LEA").expect(.alreadyThere)
            try await rollout.advance().expect(.awaitingApproval)
            try await rollout.approve(by: "mo").expect(.recorded)
            try await rollout.raise("odd", .p3).expect(.recorded)
            try await rollout.advance().expect(.awaitingApproval)
            try await rollout.approve(by: "lea").expect(.recorded)
            rollout.wait(hours: 25)
            try await rollout.approve(by: "mo").expect(.recorded)
            try await rollout.advance().expect(.awaitingApproval)
            try await rollout.approve(by: "noor").expect(.recorded)
            try await rollout.perform(
                .advance(to: nil, accepting: [], reason: nil),
                by: .person("mo")
            ).expect(.awaitingApproval)
            try await rollout.approve(by: "lea").expect(.recorded)
            try await rollout.advance().expect(.advanced)
            try await amended(rollout)
            #expect(try rollout.state().phase == .completed)
        }
    }

    private func amended(_ rollout: TestRollout) async throws {
        rollout.evidence["errors"] = .value(1)
        rollout.evidence["latency"] = .value(100)
        try await rollout.approve("launch", by: "mo").expect(.recorded)
        let text = approvalsPlan.replacing("name: release", with: "name: release\ndescription: x")
        try await rollout.apply(text, by: .person("lea")).expect(.recorded)
        try await rollout.advance().expect(.awaitingApproval)
        try await rollout.approve(by: "lea").expect(.notPermitted)
        try await rollout.perform(
            .approve(stage: "launch", role: "lead", reason: nil),
            by: .person("mo")
        )
        try await rollout.approve(by: "noor")
        try await rollout.advance()
        try await rollout.approve(by: "mo")
        try await rollout.advance()
    }

    private var approvalsPlan: String {
        TestPlan.text.replacing(
            "{ name: beta, cohort: 20, soak: 0s }",
            with: """
                name: beta
                    cohort: 20
                    soak: 0s
                    approvals: { count: 2, role: lead, notRequester: true, validFor: 1d }
                """
        ).replacing(
            "{ name: launch, cohort: 5000, soak: 0s }",
            with: """
                name: launch
                    cohort: 5000
                    soak: 0s
                    approvals: { count: 1, role: lead, notRequester: true }
                """
        ) + "roles: { lead: [lea, mo, noor, manager] }\n"
    }

    @Test func `amendments that rename, loosen and tighten`() async throws {
        try await Recorder.record("amendments") { rollout in
            let first = TestPlan.text
            try await rollout.reach("beta")
            try await rollout.raise("slow", .p1, before: "launch")
            rollout.evidence["errors"] = .value(11)
            try await rollout.apply(
                first.replacing("onFail: rollback", with: "onFail: hold")
            ).expect(.recorded)
            try await rollout.advance().expect(.tripped)
            let looser = first.replacing("\"< 10\"", with: "\"< 20\"")
            try await rollout.apply(looser, by: .bot).expect(.notPermitted)
            try await rollout.apply(looser).expect(.recorded)
            try await rollout.apply(looser).expect(.alreadyThere)
            let tighter = looser.replacing("\"< 500\"", with: "\"< 300\"")
            try await rollout.apply(tighter, by: .bot).expect(.recorded)
            try await rollout.apply(tighter.replacing("cohort: 20", with: "cohort: 30"))
                .expect(.refused)
            let renamed = tighter.replacing("name: beta,", with: "name: pilot, was: beta,")
                .replacing("name: launch,", with: "name: everyone, was: launch,")
            try await rollout.apply(renamed).expect(.recorded)
            try await rollout.apply(tighter.replacing("name: beta,", with: "name: other,"))
                .expect(.refused)
            try await rollout.resumeAll()
            try await rollout.advance().expect(.refused)
            try await rollout.clear("slow")
            try await checks(rollout, renamed)
            #expect(try rollout.state().phase == .live(stage: "wide"))
        }
    }

    private func checks(_ rollout: TestRollout, _ text: String) async throws {
        rollout.evidence["more"] = .value(3)
        let third = "  - { name: wide, cohort: 9000, soak: 0s }\n"
        let wider = text + third
        try await rollout.apply(wider).expect(.recorded)
        let copied = wider.replacing("id: errors", with: "id: faults")
        try await rollout.apply(copied).expect(.recorded)
        try await rollout.apply(copied.replacing("value: errors", with: "value: more"))
            .expect(.recorded)
        try await rollout.attest("leak", 0, of: 500)
        rollout.evidence["latency"] = .value(100)
        try await rollout.advance()
        try await rollout.waive("faults", for: .seconds(90_000))
        try await rollout.advance()
        try await rollout.apply(
            copied.replacing("value: errors", with: "value: more") + "roles: { lead: [lea] }\n"
        )
        try await rollout.perform(.hold(id: nil, reason: "done", expires: nil))
    }
}
