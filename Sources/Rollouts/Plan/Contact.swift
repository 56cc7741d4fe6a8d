package import Values

/// The owner of a part of a plan, and the place where more is written about it.
package struct Contact: Hashable, Sendable {
    package let owner: String?
    package let link: WebLink?

    /// Nil if neither is known.
    package init?(owner: String?, link: WebLink?) {
        guard owner != nil || link != nil else { return nil }
        self.owner = owner
        self.link = link
    }

    /// The contact at the end of a sentence: `ask: ann, https://wiki.example/leak`.
    package var text: String {
        let parts = [owner.map { "ask: \($0)" }, link?.text].compactMap(\.self)
        return parts.joined(separator: ", ")
    }
}

extension Check {
    package var contact: Contact? { Contact(owner: owner, link: link) }
}

extension BlockerDetails {
    package var contact: Contact? { Contact(owner: owner, link: link) }
}

extension Mitigation {
    package var contact: Contact? { Contact(owner: owner, link: link) }
}

extension Risk {
    package var contact: Contact? { Contact(owner: owner, link: link) }
}
