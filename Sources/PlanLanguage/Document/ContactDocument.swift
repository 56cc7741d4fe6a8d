import Values

/// The owner and the link of a part of the plan, as written.
struct ContactDocument: Sendable {
    let owner: Field<String>
    let link: Field<WebLink>

    static let none = Self(owner: .absent, link: .absent)

    private init(owner: Field<String>, link: Field<WebLink>) {
        self.owner = owner
        self.link = link
    }

    init<Key>(_ fields: Fields<Key>, owner: Key, link: Key) {
        self.owner = fields.optional(owner, .owner)
        self.link = fields.optional(link, .link)
    }
}
