/// What is accepted where a log is not the one that was signed.
package struct Loss: Hashable, Codable, Sendable {
    /// The first entry that is missing or not certain: how many the log had when it was accepted.
    package let from: Int
    /// How many entries had been signed; nil where nobody knows any more.
    package let signed: Int?
    /// The last signed checkpoint that is known, as a note.
    package let head: String?
    /// What the log called itself before, and what it does from here on.
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

extension Loss {
    /// `entries 5 to 7`, for people.
    package var text: String {
        guard let signed, signed > from else { return "whatever came after entry \(from - 1)" }
        return signed == from + 1 ? "entry \(from)" : "the entries \(from) to \(signed - 1)"
    }
}
