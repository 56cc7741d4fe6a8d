extension Actor {
    /// Returns true if a name is this actor's.
    func isNamed(_ name: String) -> Bool { name == self.name }
}
