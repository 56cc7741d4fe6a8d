/// A role or a group, and the people who are of it.
package struct Role: Hashable, Codable, Sendable {
    package let name: String
    package let members: [String]

    package init(name: String, members: [String]) {
        self.name = name
        self.members = members
    }
}
