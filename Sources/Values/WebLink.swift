/// A link for people: an absolute http or https address that is shown, in ASCII, with no user or
/// password in it.
package struct WebLink: Hashable, Sendable {
    package let text: String

    /// Creates a link, or throws the reason that a text is none.
    package init(checking text: String) throws(WebAddress.Problem) {
        let address = try WebAddress(text)
        guard address.user == nil else { throw .user }
        guard address.text.utf8.count <= Self.longest else { throw .character }
        self.text = address.text
    }

    private static let longest = 2_000
}

extension WebLink: TextCodable {
    package static let kind = "a link"

    package init?(text: String) {
        guard let link = try? WebLink(checking: text) else { return nil }
        self = link
    }
}
