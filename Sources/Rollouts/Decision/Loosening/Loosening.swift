/// Something that binds an advance, and that a change takes away.
struct Loosening: Hashable, Sendable {
    let subject: String
    let name: String

    init(_ subject: String, _ name: String) {
        self.subject = subject
        self.name = name
    }
}
