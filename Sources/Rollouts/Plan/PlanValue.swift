/// The value that a variable of a plan's file had when the plan was read.
package struct PlanValue: Hashable, Codable, Sendable {
    package let name: String
    package let value: String
    /// True if nobody gave it, and the file says what it is then.
    package let isDefault: Bool

    package init(name: String, value: String, isDefault: Bool) {
        self.name = name
        self.value = value
        self.isDefault = isDefault
    }

    /// The value for people: `service=billing`, `env=prod (default)`.
    package var text: String { "\(name)=\(value)" + (isDefault ? " (default)" : "") }
}
