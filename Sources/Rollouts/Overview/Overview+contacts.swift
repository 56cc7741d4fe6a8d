package import Values

/// The contact of a part of a rollout, or what an attestation links to.
package struct NamedContact: Hashable, Sendable {
    package let kind: Kind
    /// The id of the part, or the subject that was attested.
    package let id: String
    package let owner: String?
    package let link: WebLink?
    /// The reason that was given with an attestation, and its entry; nil for all others.
    package let note: String?

    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case noGo, gate, blocker, mitigation, risk, attestation
    }
}

extension Plan {
    /// The contacts of the plan's parts, in its order; parts without any are left out.
    package var contacts: [NamedContact] { contacts(of: blockers) }

    fileprivate func contacts(of issues: [BlockerDetails]) -> [NamedContact] {
        let checks: [(NamedContact.Kind, String, Contact?)] =
            noGo.map { (.noGo, $0.id, $0.contact) }
            + stages.flatMap(\.gates).map { (.gate, $0.id, $0.contact) }
        let others: [(NamedContact.Kind, String, Contact?)] =
            issues.map { (.blocker, $0.id, $0.contact) }
            + mitigations.map { (.mitigation, $0.id, $0.contact) }
            + risks.map { (.risk, $0.id, $0.contact) }
        return (checks + others).compactMap { kind, id, contact in
            contact.map {
                NamedContact(kind: kind, id: id, owner: $0.owner, link: $0.link, note: nil)
            }
        }
    }
}

extension Overview {
    /// The contacts of the plan's parts, of the issues on record, and of what was attested with a
    /// link.
    package var contacts: [NamedContact] {
        plan.contacts(of: state.register.blockers.map(\.details)) + attested
    }

    private var attested: [NamedContact] {
        state.attestations.filter { !$0.isVoid }.compactMap { word in
            word.link.map { link in
                NamedContact(
                    kind: .attestation,
                    id: word.subject,
                    owner: word.by,
                    link: link,
                    note: [word.entry.map { "entry \($0)" }, word.reason].compactMap(\.self)
                        .joined(separator: ": ")
                )
            }
        }
    }
}

extension NamedContact.Kind {
    package var word: String {
        switch self {
        case .noGo: "no-go"
        case .gate: "gate"
        case .blocker: "blocker"
        case .mitigation: "mitigation"
        case .risk: "risk"
        case .attestation: "attestation"
        }
    }
}
