/// The plans of the recorded histories.
enum HistoryPlans {
    /// A launch with everything that a plan may ask of people.
    static let launch = """
        sluice: 1
        name: release
        description: A launch in three stages
        roles: { approver: [lea, mo, noor] }
        sources:
          suites: { attestation: [bot] }
          desk: { attestation: [desk] }
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: leak
            measure: { from: suites, trials: leak }
            require: { failures: 0, trials: 1000 }
            validFor: 20d
            onFail: rollback
          - id: errors
            measure: { from: metrics, failures: errors, total: requests }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
            sustained: 10m
            onFail: rollback
          - id: latency
            measure: { from: metrics, histogram: latency, window: 1h }
            require: { quantile: 0.95, value: "< 3s", confidence: 95% }
            when: live
        stages:
          - name: beta
            cohort: 10..20
            soak: 7d
            gates:
              - id: tickets
                measure: { from: desk, value: tickets }
                require: { value: "<= 10" }
                validFor: 7d
          - name: early
            cohort: 5000
            soak: 7d
            approvals: { count: 1, role: approver, notRequester: true, validFor: 2d }
          - name: launch
            cohort: 50000
            soak: 10d
            approvals: { count: 2, role: approver, notRequester: true, validFor: 2d }
        freezes:
          - { from: 2027-01-16T00:00:00Z, to: 2027-01-16T12:00:00Z, reason: year end }
        blockers:
          - { id: pool-saturation, severity: P1, title: The pool saturates, before: early }
          - id: queue
            severity: P2
            title: The queue grows
            mitigation: workers
            cleared: { evidence: a load test, decision: launch and scale }
        mitigations:
          - id: pool
            level: required
            due: { before: early }
            verify: { measure: { from: metrics, value: pool }, require: { value: ">= 200" } }
          - { id: faq, title: Write the answers, level: recommended, due: { before: early } }
          - id: workers
            level: optional
            due: { within: 5d, after: early }
            whenOverdue: P1
            verify: { measure: { from: metrics, value: workers }, require: { value: ">= 16" } }
        risks:
          - id: load
            impact: 5 to 10 tickets a week
            mitigation: two more people
            watch: { measure: { from: metrics, value: load }, require: { value: "< 80" } }
        notify: [ { webhook: "http://127.0.0.1:9/hook" } ]
        guard: { blindAfter: 30m, onBlind: tell }
        watch: 30d
        expect: { traffic: 2/h, rates: { errors: 0.08% } }

        """

    /// Every kind of measurement over time, each as a no-go of live traffic.
    static let metrics = """
        sluice: 1
        name: release
        sources:
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: errors
            measure: { from: metrics, failures: errors, total: requests, window: stage }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
          - id: recent
            measure: { from: metrics, failures: recent, total: requests, window: 1h }
            require: { ratio: "< 2%", confidence: 95% }
            when: live
            sustained: 5m
          - id: few
            measure: { from: metrics, failures: few, total: requests }
            require: { failures: 3, trials: 100 }
            when: live
          - id: latency
            measure: { from: metrics, histogram: latency, window: 1h, coverage: 0.8 }
            require: { quantile: 0.9, value: "< 3s", confidence: 95% }
            when: live
          - id: probes
            measure: { from: metrics, samples: probes, window: 1h }
            require: { quantile: 0.5, value: "< 2s", confidence: 90% }
            when: live
          - id: canary
            measure: { from: metrics, canary: canary, control: stable, window: 6h }
            require: { worse: increase, meanRatio: 1.25 }
            when: live
          - id: cles
            measure: { from: metrics, canary: shifted, control: stable, window: 6h }
            require: { worse: either, cles: 0.6 }
            when: live
          - id: split
            measure: { from: metrics, groups: { on: split_on, off: split_off } }
            require: { split: { on: 1, off: 9 } }
            when: live
          - id: memory
            measure: { from: metrics, trend: memory, window: 6h }
            require: { perHour: "< 10MB", confidence: 95% }
            when: live
          - id: queue
            measure: { from: metrics, value: queue }
            require: { value: "< 100" }
        stages:
          - { name: beta, cohort: 20, soak: 1h }
          - { name: launch, cohort: 5000, soak: 1h }

        """

    /// Running totals of a program, as it says or leaves open since when it counts.
    static let counters = """
        sluice: 1
        name: release
        sources:
          service: { command: [cat, evidence.json], timeout: 5s }
        noGo:
          - id: errors
            measure: { from: service, failures: errors, total: requests, counts: sinceStart }
            require: { ratio: "< 1%", confidence: 95% }
            when: live
            onFail: rollback
          - id: jobs
            measure: { from: service, failures: failed_jobs, total: jobs }
            require: { ratio: "< 5%", confidence: 90% }
            when: live
          - id: stage
            measure: { from: service, failures: bad, total: all, counts: sinceStage }
            require: { failures: 2, trials: 50 }
            when: live
          - id: queue
            measure: { from: service, value: queue }
            require: { value: "<= 100" }
        stages:
          - { name: beta, cohort: 20, soak: 0s }
          - { name: early, cohort: 500, soak: 0s }
          - { name: launch, cohort: 5000, soak: 0s }

        """

    /// Customers of a file, chosen by strata, some of them invited or excluded.
    static func customers(_ changes: [(String, String)] = []) -> String {
        changes.reduce(
            """
            sluice: 1
            name: release
            sources: { suites: { attestation: [bot] } }
            population:
              customers: { csv: customers.csv, id: id }
              excluded: { csv: excluded.csv, id: id }
              salt: grains
              invited: [c7, c19]
              strata: { by: tier, shares: { gold: 20%, basic: 80% } }
            noGo:
              - id: leak
                measure: { from: suites, trials: leak }
                require: { failures: 0, trials: 100 }
            stages:
              - { name: beta, cohort: 10..20, soak: 0s }
              - { name: early, cohort: 200, soak: 0s }
              - { name: launch, cohort: 500, soak: 0s }

            """
        ) { $0.replacing($1.0, with: $1.1) }
    }
}
