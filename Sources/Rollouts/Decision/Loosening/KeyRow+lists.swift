import JSONCoding
import Values

extension KeyRow {
    /// A list of names, of which none is new.
    static let fewerMembers = KeyRow { change in
        guard let before = change.before?.arrayValue, let after = change.after?.arrayValue else {
            return .loosens
        }
        let known = Set(before.compactMap(\.stringValue).map(FoldedName.init))
        let isKnown = after.allSatisfy {
            $0.stringValue.map { known.contains(FoldedName($0)) } ?? false
        }
        return isKnown ? .tightens : .loosens
    }

    /// A list of which nothing is taken away, or changed.
    static let addedOnly = KeyRow { change in
        guard let before = change.before?.arrayValue, let after = change.after?.arrayValue else {
            return .loosens
        }
        return before.allSatisfy(after.contains) ? .tightens : .loosens
    }
}
