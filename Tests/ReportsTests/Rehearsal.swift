import PlanLanguage
import Reports
import Rollouts
import Statistics
import Testing
import Values

/// A rollout that was played through: real decisions on made-up readings at made-up times.
struct Rehearsal {
    let plan: Plan
    private(set) var state: State
    private(set) var past = HistoryBuilder()
    private var events: [Event] = []
    private(set) var now = Instant(milliseconds: 1_790_000_000_000)
    private let manager = Actor(name: "manager", kind: .person)

    init(_ plan: Plan) {
        self.plan = plan
        state = State(rollout: plan.name)
        decide(.apply(digest: "d1", differences: []), applying: plan)
    }

    mutating func wait(_ span: Duration) { now = now + span }

    @discardableResult
    mutating func decide(
        _ command: Command,
        on measurements: [String: Measurement] = [:],
        applying newPlan: Plan? = nil
    ) -> Decision {
        let evidence = Evidence(
            measurements.sorted { $0.key < $1.key }
                .map { Reading(check: $0.key, takenAt: now, measurement: $0.value) }
        )
        let request = Request(command: command, actor: manager)
        let decision = plan.decision(on: request, in: state, given: evidence, at: now, by: .current)
        let entry = state.revision + 1
        state = state.after(decision.changes, revision: entry, at: now)
        past.take(
            decision,
            on: evidence,
            by: manager.name,
            entry: entry,
            at: now,
            plan: newPlan
        )
        events.append(
            Event(
                entry: entry,
                time: now,
                kind: command.kind,
                actor: manager,
                outcome: decision.outcome,
                exposure: decision.exposure,
                summary: decision.summary
            )
        )
        return decision
    }

    var report: HTMLReport {
        let advance = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: manager
        )
        let decision = plan.decision(
            on: advance,
            in: state,
            given: Evidence(),
            at: now,
            by: .current
        )
        let overview = Overview(plan: plan, state: state, decision: decision, now: now)
        return HTMLReport(
            ReadinessReport(
                overview: overview,
                events: events,
                exposure: past.exposure,
                incidents: past.incidents,
                exceptions: past.exceptions
            ),
            checks: past.checks
        )
    }
}

extension Command {
    static let advance = Self.advance(to: nil, accepting: [], reason: nil)
}

extension Rehearsal {
    /// A check of each kind, through three stages with a hold, a trip and a second way up.
    static func launch() throws -> Self {
        var rehearsal = Self(try launchPlan())
        for hour in 0..<400 {
            rehearsal.wait(.seconds(3_600))
            switch hour {
            case 10, 60, 230, 300: rehearsal.decide(.advance, on: try readings(hour, errors: 1))
            case 90: rehearsal.decide(.hold(id: nil, reason: "a look first", expires: nil))
            case 100: rehearsal.decide(.resume(id: nil, reason: "looked"))
            case 150...153: rehearsal.decide(.tick, on: try readings(hour, errors: 40))
            case 220:
                for hold in rehearsal.state.holds {
                    rehearsal.decide(.resume(id: hold.id, reason: "mended"))
                }
            case _ where hour % 4 == 0:
                rehearsal.decide(.tick, on: try readings(hour, errors: 1))
            case _: continue
            }
        }
        return rehearsal
    }

    private static func readings(_ hour: Int, errors: Int) throws -> [String: Measurement] {
        let trials = 150 * (hour % 150 + 1)
        let wave = (hour * 37) % 23
        let slow = trials / 60 + wave
        let histogram = Histogram(
            buckets: [
                .init(upperBound: 1, count: trials - slow * 2),
                .init(upperBound: 3, count: trials - slow),
            ],
            count: trials
        )
        let failures = trials * errors / 1_000 + wave / 9
        return [
            "error-rate": .counts(try #require(Proportion(failures: failures, trials: trials))),
            "latency": .histogram(try #require(histogram)),
            "tenant-leak": .counts(try #require(Proportion(failures: 0, trials: 635_000))),
            "tickets": .value(Double(wave / 3)),
            "queue": hour % 40 == 0
                ? .unavailable(.sourceFailed("timed out")) : .value(0.12 + Double(wave) / 90),
            "memory": .value(Double(5 + wave % 4) * 1_073_741_824),
        ]
    }

    static func launchPlan() throws -> Plan {
        Plan(
            name: "forecast-1.0.0",
            description: "Launch of the forecast platform to 50,000 customers",
            noGo: [
                check("tenant-leak", "Tenant data leakage", .trials(atLeast: 635_000, failures: 0)),
                check(
                    "error-rate",
                    "Sustained error rate above 1%",
                    .ratio(try limit("< 1%"), confidence: 0.95),
                    when: .live,
                    onFail: .rollback
                ),
                check(
                    "latency",
                    "p95 latency above 3 s under normal load",
                    .quantile(0.95, try limit("< 3s"), confidence: 0.95),
                    when: .live
                ),
                check("queue", "Time in the queue", .value(try limit("< 500ms"))),
                check("memory", "Memory of the workers", .value(try limit("<= 8GiB"))),
            ],
            stages: [
                Stage(
                    name: "beta",
                    cohort: CohortSize(least: 10, most: 20),
                    soak: Span(milliseconds: 0),
                    gates: [check("tickets", "Tickets a day", .value(try limit("<= 10")))]
                ),
                Stage(
                    name: "early-access",
                    cohort: CohortSize(least: 5_000, most: 5_000),
                    soak: Span(milliseconds: 0)
                ),
                Stage(
                    name: "launch",
                    cohort: CohortSize(least: 50_000, most: 50_000),
                    soak: Span(milliseconds: 0)
                ),
            ]
        )
    }

    static func check(
        _ id: String,
        _ title: String,
        _ require: Requirement,
        when: Check.Applicability = .always,
        onFail: Check.Reaction = .hold
    ) -> Check {
        Check(
            id: id,
            title: title,
            measure: Measure(source: "metrics", quantity: .value("x")),
            require: require,
            validFor: Span(milliseconds: 3_600_000),
            when: when,
            onFail: onFail
        )
    }

    static func limit(_ text: String) throws -> Limit { try #require(Limit(text: text)) }
}
