/// The accepted difference between a log and the one that was signed.
package struct AcceptedLoss: Hashable, Codable, Sendable {
    /// The first missing or uncertain entry: the number of entries when the loss was accepted.
    package let from: Int
    /// The number of entries that had been signed; nil if it is no longer known.
    package let signed: Int?
    /// The last known signed checkpoint, as a note.
    package let head: String?
    /// The log's name before, and its name from here on.
    package let origin: String?
    package let newOrigin: String

    package init(from: Int, signed: Int?, head: String?, origin: String?, newOrigin: String) {
        self.from = from
        self.signed = signed
        self.head = head
        self.origin = origin
        self.newOrigin = newOrigin
    }
}

extension AcceptedLoss {
    /// The lost entries for people: `entries 5 to 7`.
    package var text: String {
        guard let signed, signed > from else { return "whatever came after entry \(from - 1)" }
        return signed == from + 1 ? "entry \(from)" : "the entries \(from) to \(signed - 1)"
    }
}
