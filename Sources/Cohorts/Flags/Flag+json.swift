import JSONCoding

extension Flag {
    /// Returns the flag in flagd's format, on or off for each customer by its rule alone.
    ///
    /// Never disabled: clients answer a disabled flag with the caller's default.
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
        case .everybody(let excluded, _): [("excluded", .number(excluded.count))]
        case .unknown: []
        }
    }

    /// Returns the facts an application needs to compute the number, or to check its hash.
    private func facts(_ form: FlagForm) -> [(String, JSONValue)] {
        switch form {
        case .off(let problem): problem.map { [("problem", .string($0))] } ?? []
        case .list, .everybody: []
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
