/// A role and the people who hold it.
package struct Role: Hashable, Codable, Sendable {
    package let name: String
    package let members: [String]

    package init(name: String, members: [String]) {
        self.name = name
        self.members = members
    }
}
