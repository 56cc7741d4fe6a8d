import JSONCoding

extension FlagDefinition {
    /// The flag as flagd has it, on or off for everybody by its rule alone.
    ///
    /// Never disabled: clients answer a disabled flag with the default of the caller.
    func json(_ form: FlagForm) -> JSONValue {
        [
            "state": "ENABLED",
            "variants": ["on": true, "off": false],
            "defaultVariant": "off",
            "targeting": form.targeting(attribute: attribute),
            "metadata": .object(metadata(form)),
        ]
    }

    private func metadata(_ form: FlagForm) -> [(String, JSONValue)] {
        let common: [(String, JSONValue)] = [
            ("stage", .string(stage)),
            ("revision", .number(revision)),
            ("form", .string(form.name)),
        ]
        return common + membersCount + facts(form)
    }

    private var membersCount: [(String, JSONValue)] {
        switch audience {
        case .nobody: [("members", 0)]
        case .members(let members): [("members", .number(members.ids.count))]
        case .unknown: []
        }
    }

    /// What an application needs so as to compute the number, or to compare the hash with its own.
    private func facts(_ form: FlagForm) -> [(String, JSONValue)] {
        switch form {
        case .off(let problem): problem.map { [("problem", .string($0))] } ?? []
        case .list: []
        case .number(let cut):
            [
                ("bucketing", "sha256-53"),
                ("salt", .string(cut.ranking.salt)),
                ("attribute", .string(attribute)),
            ]
        case .fractional(let cut):
            [
                ("bucketing", .string(cut.ranking.hash.rawValue)),
                ("salt", .string(cut.ranking.salt)),
            ]
        }
    }
}
