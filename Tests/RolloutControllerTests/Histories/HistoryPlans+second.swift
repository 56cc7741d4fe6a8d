extension HistoryPlans {
    /// A plan with what came with the second edition.
    static let second = """
        sluice: 1
        name: release
        groups: { security: [ada, li], product: [ada, kim] }
        population:
          customers: { csv: customers.csv, id: id }
          excluded: { csv: excluded.csv, id: id }
        sources:
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: errors
            stages: beta
            measure: { from: metrics, failures: [timeouts, faults], total: all, after: 10m }
            require: { ratio: "< 3%" }
            onFail: rollback
          - id: errors
            stages: third..
            measure: { from: metrics, failures: [timeouts, faults], total: all, after: 10m }
            require: { ratio: "< 0.5%" }
            onFail: rollback
          - id: orders
            when: live
            measure: { from: metrics, successes: ok, total: [ok, failed] }
            require: { ratio: "> 90%" }
          - id: size
            measure: { from: metrics, value: size }
            require: { value: "< 10" }
        stages:
          - { name: beta, cohort: 10..20, soak: 0s }
          - name: third
            cohort: 33%
            soak: 0s
            approvals: [ { group: security }, { group: product } ]
          - { name: all, cohort: all, soak: 0s }

        """

    /// A plan that takes whole companies.
    static let units = """
        sluice: 1
        name: release
        population:
          customers: { csv: customers.csv, id: id }
          unit: company
          excluded: { csv: excluded.csv, id: id }
        sources:
          metrics: { prometheus: "http://metrics.invalid" }
        noGo:
          - id: size
            measure: { from: metrics, value: size }
            require: { value: "< 10" }
        stages:
          - { name: beta, cohort: 20, soak: 0s }
          - { name: half, cohort: 50%, soak: 0s }

        """
}
