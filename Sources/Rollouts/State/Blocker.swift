package import Values

/// An issue on record.
package struct Blocker: Hashable, Codable, Sendable {
    package var details: BlockerDetails
    package var status: Status
    /// True if a person changed it since the plan named it; an amendment then keeps its status.
    package var isChangedByHand: Bool
    /// True if a person has raised, cleared or reopened it.
    package var isByPerson: Bool

    package init(
        details: BlockerDetails,
        status: Status,
        isChangedByHand: Bool,
        isByPerson: Bool = false
    ) {
        self.details = details
        self.status = status
        self.isChangedByHand = isChangedByHand
        self.isByPerson = isByPerson
    }

    package var id: String { details.id }

    package var isOpen: Bool {
        if case .open = status { true } else { false }
    }

    package enum Status: Hashable, Codable, Sendable {
        case open(by: String, at: Instant, reason: String?)
        case cleared(by: String, at: Instant, evidence: String, decision: String)
    }
}
