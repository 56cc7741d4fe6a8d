/// The alerts that a check counts, and the one by which it is known that alerts arrive at all.
package struct AlertSelection: Hashable, Sendable {
    /// The matchers of the alerts that count, as written.
    package let firing: String
    /// The name or the matchers of an alert that fires all the time, as written.
    package let alive: String
    /// The conduct with an alert that a silence covers; nil counts it.
    package let silenced: Ignoring?
    /// The conduct with an alert that another one inhibits; nil counts it.
    package let inhibited: Ignoring?

    package init(
        firing: String,
        alive: String,
        silenced: Ignoring? = nil,
        inhibited: Ignoring? = nil
    ) {
        self.firing = firing
        self.alive = alive
        self.silenced = silenced
        self.inhibited = inhibited
    }

    package enum Ignoring: String, Codable, Sendable, CaseIterable {
        /// It does not count.
        case ignore
    }
}
