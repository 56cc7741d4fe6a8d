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

    /// Freezes, which keep every moment frozen that was.
    static let freezes = KeyRow { change in
        guard let before = change.before?.arrayValue?.map(FrozenTime.init),
            let after = change.after?.arrayValue?.map(FrozenTime.init)
        else { return .loosens }
        let known = before.compactMap(\.self)
        let wanted = after.compactMap(\.self)
        guard known.count == before.count, wanted.count == after.count else { return .loosens }
        return known.allSatisfy { $0.isCovered(by: wanted) } ? .tightens : .loosens
    }
}

/// The time from a moment up to another, without it.
private struct FrozenTime: Sendable {
    let from: Instant
    let to: Instant

    init?(_ json: JSON) {
        guard let from = json["from"]?.stringValue.flatMap(Instant.init(text:)),
            let to = json["to"]?.stringValue.flatMap(Instant.init(text:))
        else { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Returns true if no moment of it is outside of all the others.
    func isCovered(by others: [Self]) -> Bool {
        var uncovered = from
        for other in others.sorted(by: { $0.from < $1.from }) where other.from <= uncovered {
            uncovered = max(uncovered, other.to)
        }
        return uncovered >= to
    }
}
