import JSONCoding

extension FlagForm {
    /// Returns the rule in JSON logic: `on` or `off`, and `off` without a targeting key.
    ///
    /// A flag always has a rule: clients that ask over RPC cache the answer of a flag without one
    /// until the flag's definition changes.
    func targeting(attribute: String) -> JSONValue {
        switch self {
        case .off: Self.rule("if", false, "on", "off")
        case .list(let ids): Self.rule("if", Self.isKey(in: ids), "on", "off")
        case .everybody(let excluded): Self.everybody(except: excluded)
        case .number(let cut): Self.rule("if", Self.isMember(attribute, cut), "on", "off")
        case .fractional(let cut): Self.fractional(cut)
        }
    }

    private static func isMember(_ attribute: String, _ cut: FlagCut) -> JSONValue {
        // Compared on both sides, because null, "" and false count as 0, and true as 1.
        var told = rule(
            "<=",
            .number(cut.numbers.lowerBound),
            variable(attribute),
            .number(cut.numbers.upperBound)
        )
        if !cut.excluding.isEmpty {
            told = rule("and", told, rule("!", isKey(in: cut.excluding)))
        }
        return cut.including.isEmpty ? told : rule("or", isKey(in: cut.including), told)
    }

    private static func everybody(except excluded: [CustomerID]) -> JSONValue {
        let others: JSONValue =
            excluded.isEmpty
            ? "on" : rule("if", isKey(in: excluded), "off", "on")
        return rule("if", key, others, "off")
    }

    private static func fractional(_ cut: FlagCut) -> JSONValue {
        let weight = cut.numbers.upperBound + 1
        var arguments: [JSONValue] = [rule("!", key), "off"]
        if !cut.including.isEmpty { arguments += [isKey(in: cut.including), "on"] }
        if !cut.excluding.isEmpty { arguments += [isKey(in: cut.excluding), "off"] }
        arguments.append(
            rule(
                "fractional",
                rule("cat", .string(cut.ranking.salt), key),
                ["on", .number(weight)],
                ["off", .number(FlagdBucket.count - weight)]
            )
        )
        return .object([("if", .list(arguments))])
    }

    private static func isKey(in ids: [CustomerID]) -> JSONValue {
        rule("in", key, .list(ids.map { .string($0.text) }))
    }

    private static var key: JSONValue { variable("targetingKey") }

    private static func variable(_ name: String) -> JSONValue {
        .object([("var", .string(name))])
    }

    private static func rule(_ name: String, _ arguments: JSONValue...) -> JSONValue {
        .object([(name, .list(arguments))])
    }
}
