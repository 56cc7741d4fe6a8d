/// The plan that `init` writes; valid as it is, and short enough to understand at once.
enum StarterPlan {
    static let text = """
        sluice: 1
        name: my-release-1.0.0
        description: What goes out, and to whom

        sources:
          # Results that a test run or a person pushes with `sluice attest`; these names may.
          suites: { attestation: [ci-bot] }
          # Others: { prometheus: http://127.0.0.1:9090 }, { http: https://… },
          # { command: [./probe] }

        noGo:                        # before every advance, and all the time while a stage is live
          - id: smoke-tests
            title: The smoke tests fail
            measure: { from: suites, trials: smoke-tests }
            require: { failures: 0, trials: 100 }
            validFor: 7d             # older evidence is stale, and stale never passes
            onFail: rollback         # or hold

        # With the customers each stage's are known, and applications can ask: sluice serve
        # population:
        #   customers: { csv: customers.csv, id: customer_id }

        stages:
          - name: beta
            cohort: 10..20
            soak: 7d
            gates:                   # must pass to leave the stage, by what was seen in it
              - id: tickets
                title: At most 10 support tickets
                measure: { from: suites, value: tickets }
                require: { value: "<= 10" }
                validFor: 1d         # counted on the day of the advance, not on the first
          - name: everyone
            cohort: 5000
            soak: 7d
            approvals: { count: 1 }  # to enter the stage

        """
}
