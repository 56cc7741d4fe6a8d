/// The secrets that a plan refers to: the texts that may refer to one, and the variables that its
/// programs are given.
package struct PlanSecrets: Hashable, Sendable {
    package let texts: [SecretText]
    /// The names of environment variables.
    package let variables: [String]

    package static let none = Self(texts: [], variables: [])

    private init(texts: [SecretText], variables: [String]) {
        self.texts = texts
        self.variables = variables
    }

    package init(of plan: Plan) {
        let endpoints = plan.sources.compactMap(\.kind.endpoint)
        let tables = [plan.population?.customers, plan.population?.excluded].compactMap(\.self)
        let programs = plan.sources.compactMap(\.kind.program) + tables.compactMap(\.program)
        let keys = endpoints.map(\.certificates?.key) + plan.notify.map(\.certificates?.key)
        self.init(
            texts: endpoints.flatMap { [$0.url] + $0.headers.map(\.value) }
                + plan.notify.flatMap { [$0.url] + [$0.secret].compactMap(\.self) }
                + keys.compactMap(\.self),
            variables: programs.flatMap(\.environment)
        )
    }
}
