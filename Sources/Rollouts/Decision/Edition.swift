/// An edition of the rules, which every entry names.
///
/// A change that can alter a decision begins a new edition, and the changed rule asks for it
/// (`if context.edition >= …`), so that a replay decides an old entry as it was decided.
package struct Edition: Hashable, Sendable {
    package let number: Int

    package static let first = Edition(number: 1)
    /// Numbers the holds of each kind by themselves.
    package static let second = Edition(number: 2)
    package static let current = second

    private init(number: Int) {
        self.number = number
    }

    /// Returns nil for an edition that this version does not have.
    package init?(known number: Int) {
        guard (Self.first.number...Self.current.number).contains(number) else { return nil }
        self.number = number
    }
}

extension Edition: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}
