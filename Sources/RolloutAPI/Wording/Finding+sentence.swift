package import AuditLog

extension Verification.Finding {
    /// The finding, and the command that helps.
    package var sentence: String { description + (advice ?? "") }

    private var advice: String? {
        if case .treeUnreadable = self {
            "; `sluice log recover` rebuilds it"
        } else if case .unsigned = self {
            "; if they are right: sluice log recover"
        } else if case .tooFewWitnesses = self {
            "; ask them again: sluice log checkpoint"
        } else {
            nil
        }
    }
}
