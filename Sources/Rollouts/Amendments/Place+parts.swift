import JSONCoding

extension Place {
    /// Returns the value at the place; nil if there is none.
    func value(in root: JSON) -> JSON? {
        steps.reduce(Optional(root)) { value, step in
            switch step {
            case .key(let key): value?[key]
            case .item(let name):
                value?.arrayValue?.first {
                    ($0["id"] ?? $0["name"])?.stringValue == name
                }
            case .index(let index):
                value?.arrayValue.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        }
    }

    /// Returns the place of the smallest value that reads well by itself: a list without names and
    /// a cohort as wholes, and what is measured or required too if it is of another kind.
    func readable(from before: JSON, to after: JSON) -> Place {
        for (count, step) in steps.enumerated() {
            switch step {
            case .item: continue
            case .index: return Place(Array(steps.prefix(count)))
            case .key(let key):
                let whole = Place(Array(steps.prefix(count + 1)))
                if Self.wholes.contains(key) { return whole }
                guard Self.kinds.contains(key) else { continue }
                if whole.value(in: before)?.keys != whole.value(in: after)?.keys { return whole }
            }
        }
        return self
    }

    private static let wholes: Set = ["cohort", "due"]
    private static let kinds: Set = ["measure", "require", "customers", "excluded"]

    /// The part of the plan that the place is in, and the steps that lead on from there.
    var part: (name: String, rest: [Step]) {
        guard case .key(let first)? = steps.first else { return ("plan", steps) }
        guard steps.count > 1, case .item(let name) = steps[1] else {
            return Self.sections.contains(first)
                ? (first, Array(steps.dropFirst())) : ("plan", steps)
        }
        if steps.count > 3, steps[2] == .key("gates"), case .item(let gate) = steps[3] {
            return ("gate \(gate) of \(name)", Array(steps.dropFirst(4)))
        }
        return ("\(Self.nouns[first] ?? first) \(name)", Array(steps.dropFirst(2)))
    }

    /// The keys of a plan that are parts of their own.
    private static let sections: Set = ["population", "guard", "expect"]

    /// The rank of the part among those of a plan, in the order in which one reads it.
    var rank: Int {
        guard case .key(let first)? = steps.first else { return 0 }
        return Self.order.firstIndex(of: first) ?? 0
    }

    private static let order = [
        "description", "population", "sources", "roles", "stages", "noGo", "guard", "watch",
        "blockers", "mitigations", "risks", "freezes", "advanceWithin", "notify", "expect",
    ]
}

extension JSON {
    fileprivate var keys: Set<String>? {
        guard case .object(let members) = self else { return nil }
        return Set(members.map(\.key))
    }
}
