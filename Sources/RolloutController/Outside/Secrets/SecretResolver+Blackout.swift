import Rollouts

extension SecretResolver {
    /// Returns what must not stand in any text that the sources and programs of a plan send back.
    ///
    /// A secret that cannot be had now was given to nobody.
    func blackout(of secrets: PlanSecrets) -> Blackout {
        let variables = secrets.variables.map { SecretText.Reference.environment($0) }
        let references = secrets.texts.compactMap(\.reference) + variables
        let literal = secrets.texts.filter { $0.reference == nil && $0.text.contains("@") }
        return Blackout(
            hiding: references.compactMap { reference in
                (try? value(of: reference)).map { HiddenSecret(value: $0, name: reference.text) }
            } + literal.map { HiddenSecret(value: $0.text, name: "…") }
        )
    }
}
