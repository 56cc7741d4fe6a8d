/// A rule that a walk has seen broken, or something that it could not do.
struct WalkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
