import Values

extension State {
    /// Puts the one who applied the plan in force last among its authors.
    mutating func take(author: String) {
        let folded = FoldedName(author)
        authors.removeAll { FoldedName($0) == folded }
        authors.append(author)
    }

    /// Forgets the authors of what somebody else has approved, but for who applied the plan in
    /// force.
    ///
    /// Until then none is forgotten: an amendment of a word by another person leaves nearly all of
    /// an author's plan in force.
    mutating func forgetAuthors(after stage: String) {
        let isApprovedByAnother = register.approvals.contains { approval in
            approval.stage == stage && approval.planDigest == plan?.digest
                && !authors.contains(name: approval.by)
        }
        if isApprovedByAnother { authors = authors.suffix(1) }
    }
}
