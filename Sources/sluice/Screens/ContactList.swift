import Rollouts
import Values

/// The contacts of a rollout's parts, a line each; none if nobody is named.
struct ContactList {
    let contacts: [NamedContact]
    let terminal: Terminal

    var lines: [String] {
        guard !contacts.isEmpty else { return [] }
        let facts = contacts.map { ("\($0.kind.word) \($0.id)", $0.sentence) }
        return [terminal.styled("Who and where", .bold)]
            + FactList(facts: facts, terminal: terminal).lines
    }
}

extension NamedContact {
    /// The contact in a line: `ask: ann, https://…`, or `by bot, entry 3: nightly, https://…`.
    fileprivate var sentence: String {
        guard kind == .attestation else {
            return Contact(owner: owner, link: link)?.text ?? ""
        }
        let parts = [owner.map { "by \($0)" }, note, link?.text].compactMap(\.self)
        return parts.joined(separator: ", ")
    }
}
