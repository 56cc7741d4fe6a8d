import Rollouts

/// A variable of a plan as written: by its name alone, or with a default and the values that it may
/// have.
struct VariableDocument: Sendable {
    let name: Located<String>
    let standard: Field<String>
    let oneOf: Field<[Located<String>]>

    enum Key: String, PlanKey {
        case `default`, oneOf
    }

    /// Reads all variables; one whose value is empty must be given a value.
    static let all = NodeReader<[VariableDocument]> { node, findings in
        NodeReader<[VariableDocument]>.entries(node, findings)?.compactMap { entry in
            VariableDocument(entry, findings)
        }
    }

    private init?(_ entry: YAMLNode.Entry, _ findings: Findings) {
        guard entry.key.isVariableName, entry.key.utf8.count <= 64 else {
            findings.error(Self.noName, at: entry.keyAt)
            return nil
        }
        name = Located(value: entry.key, at: entry.keyAt)
        guard !entry.value.isEmpty else {
            (standard, oneOf) = (.absent, .absent)
            return
        }
        guard let fields = Fields<Key>(entry.value, findings) else { return nil }
        standard = fields.optional(.default, .text)
        oneOf = fields.optional(.oneOf, .list(of: .text, atMost: 100))
    }

    private static let noName =
        "a variable's name has letters, digits and _, begins with no digit, and is at most 64 long"

    /// Returns the value that the variable has; nil after reporting the reason it has none.
    func value(given: String?, _ findings: Findings) -> PlanValue? {
        guard isReadable else { return nil }
        guard let value = given ?? standard.value else {
            findings.error(
                "\(name.value.quoted) has no value, and no default: give it one",
                at: name.at
            )
            return nil
        }
        guard let choices = oneOf.value?.map(\.value), !choices.contains(value) else {
            return PlanValue(name: name.value, value: value, isDefault: given == nil)
        }
        let near = Suggestion(for: value, among: choices).text
        findings.error(
            "\(name.value.quoted) is one of \(choices.joined(separator: ", ")), not "
                + "\(value.quoted)\(near)",
            at: given == nil ? standard.at ?? name.at : name.at
        )
        return nil
    }

    private var isReadable: Bool {
        standard.isWritten == (standard.value != nil) && oneOf.isWritten == (oneOf.value != nil)
    }
}
