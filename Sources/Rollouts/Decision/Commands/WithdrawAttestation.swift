import Values

extension DecisionContext {
    /// Returns the reason some attestations cannot be withdrawn; nil if they can.
    func withdrawalRefusal(
        of replaced: [Int],
        on subject: String,
        reason: String?
    ) -> Decision? {
        guard !replaced.isEmpty else { return nil }
        guard let reason, !reason.isBlank else {
            return decision(.invalid, summary: "replacing an attestation needs a reason")
        }
        let known = state.attestations.filter { $0.subject == subject && !$0.isVoid }
            .compactMap(\.entry)
        guard let unknown = replaced.first(where: { !known.contains($0) }) else { return nil }
        let list = known.map(String.init).joined(separator: ", ")
        return decision(
            .invalid,
            summary: "entry \(unknown) holds no attestation of \(subject) that counts"
                + (known.isEmpty ? "; none does" : "; there is \(list)")
        )
    }

    /// Withdraws attestations without another in their place.
    ///
    /// Any person may: unlike a result, it can at most leave a check to the words that remain.
    func withdrawn(_ replaced: [Int], of subject: String, reason: String?) -> Decision {
        guard !replaced.isEmpty else {
            return decision(.invalid, summary: "a result is needed, or an attestation to replace")
        }
        let list = replaced.map(String.init).joined(separator: ", ")
        return decision(
            .recorded,
            summary: "withdrew \(subject) of entry \(list)" + (reason.map { ": \($0)" } ?? ""),
            changes: replaced.map { .withdrawn(entry: $0) }
        )
    }
}
