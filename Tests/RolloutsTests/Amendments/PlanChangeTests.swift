import Rollouts
import TestSupport
import Testing
import Values

/// The difference of two plans in the words of the plan, for people.
@Suite struct PlanChangeTests {
    @Test func `a cohort is told as a whole, and a soak by its key`() throws {
        let lines = try Self.lines(
            from: Self.plan(beta: 10...20, soak: "7d"),
            to: Self.plan(beta: 15...30, soak: "3d")
        )
        #expect(
            lines == [
                "~ stage beta: cohort 10–20 users → 15–30 users (loosens)",
                "~ stage beta: soak 7d → 3d (loosens)",
            ]
        )
    }

    @Test func `what loosens nothing is not marked`() throws {
        let lines = try Self.lines(
            from: Self.plan(soak: "3d"),
            to: Self.plan(soak: "7d")
        )
        #expect(lines == ["~ stage beta: soak 3d → 7d"])
    }

    @Test func `a check that is new, or gone, is told whole`() throws {
        let added = try Self.lines(from: Self.plan(), to: Self.plan(gates: [.value("cpu", "< 5")]))
        #expect(
            added == [
                "+ gate cpu of beta: title none → cpu",
                "+ gate cpu of beta: measure none → from probe, value cpu",
                "+ gate cpu of beta: require none → value < 5",
                "+ gate cpu of beta: when none → always",
                "+ gate cpu of beta: onFail none → hold",
                "+ gate cpu of beta: validFor none → 5m",
            ]
        )
        let removed = try Self.lines(
            from: Self.plan(gates: [.value("cpu", "< 5")]),
            to: Self.plan()
        )
        #expect(removed.count == 6)
        #expect(removed.allSatisfy { $0.hasPrefix("- gate cpu of beta: ") })
        #expect(removed.contains("- gate cpu of beta: require value < 5 → none (loosens)"))
    }

    @Test func `a limit is told by its key, and another kind of requirement as a whole`() throws {
        let limit = try Self.lines(
            from: Self.plan(gates: [.value("cpu", "< 5")]),
            to: Self.plan(gates: [.value("cpu", "< 4")])
        )
        #expect(limit == ["~ gate cpu of beta: require value < 5 → < 4"])
        let ratio = Check(
            id: "cpu",
            title: "cpu",
            measure: Measure(source: "probe", quantity: .value("cpu")),
            require: .ratio(Limit("< 1%"), confidence: 0.95),
            validFor: Span("5m")
        )
        let kind = try Self.lines(
            from: Self.plan(gates: [.value("cpu", "< 5")]),
            to: Self.plan(gates: [ratio])
        )
        #expect(
            kind == [
                "~ gate cpu of beta: require value < 5 → ratio < 1%, confidence 95% (loosens)"
            ]
        )
    }

    @Test func `a stage under another name is the same one`() throws {
        let lines = try Self.lines(
            from: Self.plan(),
            to: Self.plan(name: "pilot", was: "beta", gates: [.value("cpu", "< 5")])
        )
        #expect(lines.first == "~ stage pilot: name beta → pilot (loosens)")
        #expect(lines.contains("~ stage pilot: was none → beta"))
        #expect(lines.contains("+ gate cpu of pilot: require none → value < 5"))
        #expect(!lines.contains { $0.hasPrefix("-") })
    }

    @Test func `a new stage brings its gates, each as a part of its own`() throws {
        let stage = Stage(
            name: "wide",
            cohort: CohortSize(least: 900, most: 900),
            soak: Span("1d"),
            gates: [.value("cpu", "< 5")]
        )
        let lines = try Self.lines(
            from: Self.plan(),
            to: Plan(name: "p", sources: Self.sources, stages: Self.plan().stages + [stage])
        )
        #expect(
            lines.prefix(2) == [
                "+ stage wide: cohort none → 900 users (loosens)",
                "+ stage wide: soak none → 1d (loosens)",
            ]
        )
        #expect(lines.contains("+ gate cpu of wide: require none → value < 5 (loosens)"))
    }

    @Test func `freezes are told one by one, whatever their order`() throws {
        let year = Freeze(from: .day(1), to: .day(9), reason: "year end")
        let fair = Freeze(from: .day(20), to: .day(21), reason: "the fair")
        let easter = Freeze(from: .day(90), to: .day(93), reason: "Easter")
        let lines = try Self.lines(
            from: Self.plan(freezes: [year, fair]),
            to: Self.plan(freezes: [easter, year])
        )
        #expect(lines.count == 6)
        #expect(lines.contains("- freeze: reason the fair → none (loosens)"))
        #expect(lines.contains("+ freeze: reason none → Easter (loosens)"))
        #expect(!lines.contains { $0.contains("year end") })
    }

    @Test func `people of a role are told as a list`() throws {
        func plan(_ members: [String]) -> Plan {
            Plan(
                name: "p",
                roles: [Role(name: "approver", members: members)],
                sources: Self.sources,
                stages: Self.plan().stages
            )
        }
        let lines = try Self.lines(from: plan(["dora", "eva"]), to: plan(["dora", "finn"]))
        #expect(lines == ["~ role approver: members dora, eva → dora, finn (loosens)"])
    }

    @Test func `of a long list only what differs is told`() throws {
        func plan(_ members: [String]) -> Plan {
            Plan(
                name: "p",
                roles: [Role(name: "approver", members: members)],
                sources: Self.sources,
                stages: Self.plan().stages
            )
        }
        let many = (0..<40).map { "p\($0)" }
        let lines = try Self.lines(from: plan(many), to: plan(many.dropLast() + ["new"]))
        #expect(
            lines == [
                "~ role approver: members 40, p39 only before → "
                    + "40, new only after (loosens)"
            ]
        )
    }

    @Test func `words have no paths of the log's form of a plan`() throws {
        let lines = try Self.lines(
            from: .sample(blockers: [BlockerDetails(id: "slow", severity: .p1, title: "Slow")]),
            to: .sample(
                noGo: [.tenantLeak],
                gates: [.value("cpu", "< 5")],
                approvals: ApprovalRule(
                    count: 2,
                    role: "approver",
                    notRequester: true,
                    validFor: Span("7d")
                ),
                guard: GuardRule(blindAfter: Span("5m"), onBlind: .hold),
                watch: Span("30d")
            )
        )
        #expect(
            lines.contains(
                "~ stage early-access: approvals none → count 2, role approver, "
                    + "notRequester true, validFor 7d"
            )
        )
        #expect(lines.contains("~ plan: watch none → 30d (loosens)"))
        #expect(lines.contains("+ guard: onBlind none → hold (loosens)"))
        #expect(lines.contains("- blocker slow: severity P1 → none (loosens)"))
        for line in lines {
            #expect(!line.contains("[") && !line.contains("cohort.") && !line.contains("{"))
        }
    }

    @Test func `equal plans have no changes`() throws {
        #expect(try Self.lines(from: .sample(), to: .sample()).isEmpty)
    }
}

extension PlanChangeTests {
    private static let sources = [
        Source(name: "probe", kind: .command(["./probe"]), timeout: Span("5s"))
    ]

    private static func plan(
        name: String = "beta",
        was: String? = nil,
        beta: ClosedRange<Int> = 10...20,
        soak: String = "7d",
        gates: [Check] = [],
        freezes: [Freeze] = []
    ) -> Plan {
        Plan(
            name: "p",
            sources: sources,
            noGo: [.value("load", "< 9")],
            stages: [
                Stage(
                    name: name,
                    cohort: CohortSize(least: beta.lowerBound, most: beta.upperBound),
                    soak: Span(soak),
                    gates: gates,
                    was: was
                )
            ],
            freezes: freezes
        )
    }

    private static func lines(from before: Plan, to after: Plan) throws -> [String] {
        try before.changes(to: after).flatMap { change in
            change.values.map { value in
                "\(change.kind.mark) \(change.part): \(value.key) "
                    + "\(value.before ?? "none") → \(value.after ?? "none")"
                    + (value.loosens ? " (loosens)" : "")
            }
        }
    }
}

extension Instant {
    fileprivate static func day(_ number: Int) -> Self {
        Scenario.start + .seconds(Double(number) * 86_400)
    }
}
