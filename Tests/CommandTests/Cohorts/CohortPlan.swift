import Foundation

/// A plan over customers in a file, and the file.
enum CohortPlan {
    static func text(
        population: String = "customers: { csv: customers.csv, id: id }",
        beta: String = "15",
        wide: String = "500",
        launch: String = "1000"
    ) -> String {
        """
        sluice: 1
        name: sample-1.0
        sources: { suites: { attestation: [ci-bot] } }
        population:
          \(population)
        noGo:
          - id: leak
            measure: { from: suites, trials: tenant-isolation }
            require: { failures: 0, trials: 1000 }
        stages:
          - { name: beta, cohort: \(beta), soak: 0s }
          - { name: wide, cohort: \(wide), soak: 0s }
          - { name: launch, cohort: \(launch), soak: 0s }
        """
    }

    static func customers(_ numbers: some Sequence<Int>) -> String {
        "name,id\n" + numbers.map { "\"Mr, \($0)\",c\($0)\n" }.joined()
    }
}

/// A folder with a rollout over a thousand customers.
func withCustomers(
    plan: String = CohortPlan.text(),
    _ body: (Binary) throws -> Void
) throws {
    try withRollout(plan: plan) { binary in
        try binary.write(CohortPlan.customers(0..<1_000), to: "customers.csv")
        try binary.attest()
        try body(binary)
    }
}

extension Binary {
    func ids(_ arguments: String...) throws -> [String] {
        let result = try sluice(["cohort"] + arguments)
        return result.output.split(separator: "\n").map(String.init)
    }

    /// Takes one step, after evidence that counts.
    func step(to stage: String) throws -> Result {
        try attest()
        return try sluice(["advance", "--yes", "--to", stage, "--json"])
    }
}
