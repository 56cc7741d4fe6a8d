import JSONCoding

/// A value with one thing changed, somewhere in it.
struct Mutant: Sendable {
    enum Kind: Sendable {
        /// A member has gone.
        case removed
        /// A member of an unknown name has come.
        case added
        /// Anything is a text, a text a number.
        case retyped
        /// A text is another one.
        case reworded
        /// A digest is another text.
        case undigested
    }

    let kind: Kind
    /// The place and the change: `decision.-outcome`.
    let label: String
    let value: JSON
}

extension JSON {
    /// The value with one thing changed, once for each thing that it has.
    var mutants: [Mutant] {
        switch self {
        case .object(let members): [.text] + Self.mutants(of: members)
        case .array(let items):
            [.text]
                + items.indices.flatMap { index in
                    items[index].mutants.map { mutant in
                        var items = items
                        items[index] = mutant.value
                        return mutant.inside("\(index)", .array(items))
                    }
                }
        case .number(let number):
            [Mutant(kind: .retyped, label: "text", value: .string("\(number)"))]
        case .string(let text):
            [
                Mutant(kind: .retyped, label: "number", value: .number(1)),
                Mutant(
                    kind: text.utf8.count == 64 ? .undigested : .reworded,
                    label: "reworded",
                    value: .string("nonsense")
                ),
            ]
        case .bool: [.text]
        case .null: []
        }
    }

    private static func mutants(of members: [Member]) -> [Mutant] {
        let unknown = Member(key: "unknown", value: .bool(true))
        let added = Mutant(kind: .added, label: "+unknown", value: .object(members + [unknown]))
        let changed = members.indices.flatMap { index in
            let key = members[index].key
            var rest = members
            rest.remove(at: index)
            return [Mutant(kind: .removed, label: "-\(key)", value: .object(rest))]
                + members[index].value.mutants.map { mutant in
                    let member = Member(key: key, value: mutant.value)
                    return mutant.inside(key, .object(rest + [member]))
                }
        }
        return [added] + changed
    }

    /// The mutants of the part at a path of keys, each in the whole value.
    func mutants(below path: ArraySlice<String>) -> [Mutant] {
        guard let key = path.first else { return mutants }
        guard case .object(let members) = self, let part = self[key] else { return [] }
        return part.mutants(below: path.dropFirst()).map { mutant in
            let rest = members.filter { $0.key != key }
            return mutant.inside(key, .object(rest + [Member(key: key, value: mutant.value)]))
        }
    }
}

extension Mutant {
    /// A text where there is none.
    fileprivate static let text = Self(kind: .retyped, label: "text", value: .string("true"))

    /// Returns the same change in a larger value.
    fileprivate func inside(_ key: String, _ value: JSON) -> Self {
        Self(kind: kind, label: "\(key).\(label)", value: value)
    }
}
