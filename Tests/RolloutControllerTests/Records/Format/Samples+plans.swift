import Foundation
import PlanLanguage
import Rollouts
import TestSupport
import Testing

/// Plans that have everything that a plan can say.
extension Samples {
    static var plans: [Plan] {
        get throws { try texts.map(parsed) }
    }

    /// A plan's entry for a check of each quantity and each kind of source.
    static var amendments: [Change] {
        get throws {
            var seen: Set<String> = []
            return try plans.flatMap { plan in
                plan.allChecks.map(\.check).filter { check in
                    let kind = plan.source(check.measure.source).map { "\($0.kind.name)" } ?? ""
                    return seen.insert("\(check.measure.quantity.name) \(kind)").inserted
                }.map { .planApplied(of: $0, in: plan) }
            }
        }
    }

    private static func parsed(_ text: String) throws -> Plan {
        let parsed = PlanParser.parse(PlanSource(text: text, file: "plan.yaml"))
        return try #require(parsed.plan, "\(parsed.diagnostics)")
    }

    private static var texts: [String] {
        get throws {
            let tests = try FixtureFolder.url("Records", near: #filePath)
                .deletingLastPathComponent().deletingLastPathComponent()
            let file = tests.appending(path: "PlanLanguageTests/Example/plan.yaml")
            return [try String(contentsOf: file, encoding: .utf8), other, TestPlan.text] + [
                HistoryPlans.second, HistoryPlans.units,
            ]
        }
    }

    /// The choices that the example of the plan language does not take.
    private static let other = """
        sluice: 1
        name: other
        population:
          customers: { sqlite: customers.db, query: "select id, tier from c", id: id }
          excluded: { csv: out.csv, id: id, separator: ";" }
          salt: salt
          hash: murmur3-cbor
          strata: { by: tier, shares: { a: 60%, b: 40% } }
        sources:
          suites: { attestation: [bot] }
          metrics: { prometheus: "https://metrics.invalid", ca: env:CA, server: metrics }
          vendor: { command: [./vendor], env: [TOKEN] }
          alerts: { alertmanager: "https://alerts.invalid", server: alerts }
          page:
            http: "https://page.invalid/{stage}?from={start}&to={end}"
            ca: file:ca.pem
            cert: file:cert.pem
            key: file:key.pem
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 100 }
            repeats: last
          - id: errors
            measure:
              from: metrics
              failures: failed_total
              total: all_total
              window: stage
              per: user
              ignoring: [replica]
              coverage: 90%
            require: { ratio: "< 1%", confidence: 95% }
            when: live
          - id: canary
            measure: { from: metrics, canary: a, control: b, window: 6h }
            require: { worse: either, cles: 0.6 }
            when: live
          - id: vendor
            measure: { from: vendor, failures: /failed, total: /all, counts: sinceStart }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
          - id: unstated
            measure: { from: vendor, failures: /errors, total: /all }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
          - id: pages
            measure:
              from: alerts
              firing: 'severity="page"'
              alive: Watchdog
              silenced: ignore
              inhibited: ignore
            require: { firing: 0 }
          - id: healthy
            measure: { from: page, value: /checks/-1/healthy }
            require: { value: "= true" }
          - id: state
            measure: { from: page, value: state }
            require: { value: '= "UP and well"' }
        stages:
          - name: pilot
            was: beta
            cohort: 10
            soak: 0s
            gates:
              - id: tickets
                measure: { from: suites, value: tickets }
                require: { value: "<= 10" }
                since: start
          - { name: launch, cohort: 5000, soak: 36h, approvals: { count: 2 } }
        risks: [ { id: load, title: Load } ]
        notify:
          - { webhook: "https://hooks.example" }
          - { webhook: "https://hooks.example", ca: env:CA, cert: env:C, key: env:K, server: hooks }
        guard: { blindAfter: 30m, onBlind: hold }
        watch: 7d

        """
}

extension Change {
    fileprivate static func planApplied(of check: Check, in plan: Plan) -> Self {
        var amendment = Amendment()
        let terms = CheckTerms(of: check, in: plan)
        amendment.checks = [CarriedCheck(id: check.id, from: nil, isKept: false, terms: terms)]
        return .planApplied(
            digest: .sampleDigest,
            by: "zoë",
            blockers: [],
            amendment: amendment
        )
    }
}
