package import Rollouts
package import Values

/// The JSON form of who to ask about a part of a rollout, and where to read about it.
package struct ContactAnswer: Encodable {
    package let kind: NamedContact.Kind
    package let id: String
    package let owner: Nullable<String>
    package let link: Nullable<WebLink>
    /// The reason of an attestation, with its entry; null for all others.
    package let note: Nullable<String>

    package init(_ contact: NamedContact) {
        kind = contact.kind
        id = contact.id
        owner = Nullable(contact.owner)
        link = Nullable(contact.link)
        note = Nullable(contact.note)
    }
}
