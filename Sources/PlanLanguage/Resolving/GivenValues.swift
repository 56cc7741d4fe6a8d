/// The values that are given to the variables of a plan's file.
package struct GivenValues: Hashable, Sendable {
    package let values: [String: String]
    /// The names that need not be variables of the file: it may have changed since they were given.
    let optional: Set<String>

    package init(_ values: [String: String] = [:], optional: Set<String> = []) {
        self.values = values
        self.optional = optional
    }

    package static let none = Self()
}
