import JSONCoding
import Values

extension KeyRow {
    /// The rows of a record that takes the place of another one; an issue's are those of the plan.
    static let ofRecords: [String: KeyRow] = [
        "holds[].id": .loosens,
        "holds[].owner": .loosens,
        "holds[].reason": .words,
        "holds[].since": .words,
        "holds[].expires": .laterTime,
        "holds[].needsPerson": .truth,
        "holds[].isByPerson": .truth,
        "holds[].peopleNeeded": .greaterNumber,
        "holds[].releasedBy": .loosens,
        "holds[].number": .words,
    ]

    /// The end of a hold; one without an end lasts until it is released.
    private static let laterTime = value(removed: .tightens) { before, after in
        guard let before = before.stringValue.flatMap(Instant.init(text:)),
            let after = after.stringValue.flatMap(Instant.init(text:))
        else { return false }
        return before < after
    }
}
