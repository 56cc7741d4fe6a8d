/// A rollout as a flag file shows it: whom its flag is on for, and where the rollout stands.
package struct FlagDefinition: Sendable {
    /// The rollout's name, which is the flag's key.
    package let name: String
    /// The name of the stage; `planned` before the first and `completed` after the last.
    package let stage: String
    /// The number of the rollout's last entry.
    package let revision: Int
    package let audience: Audience

    package enum Audience: Sendable {
        case nobody
        case members(Members)
        /// Nobody, as it cannot be told who.
        case unknown(why: String)
    }

    package init(name: String, stage: String, revision: Int, audience: Audience) {
        self.name = name
        self.stage = stage
        self.revision = revision
        self.audience = audience
    }
}

extension FlagDefinition {
    /// A frozen cohort, and what is known of the order that it was taken in.
    package struct Members: Sendable {
        package let ids: [CustomerID]
        package let ranking: CohortRanking
        /// See ``SelectedCohort/soleCut``; nil where no single rank tells members from others.
        package let cut: CohortRank?
        /// See ``SelectedCohort/passedOver``.
        package let passedOver: [CustomerID]

        package init(
            ids: [CustomerID],
            ranking: CohortRanking,
            cut: CohortRank?,
            passedOver: [CustomerID]
        ) {
            self.ids = ids
            self.ranking = ranking
            self.cut = cut
            self.passedOver = passedOver
        }
    }

    /// The attribute of an evaluation context in which ``FlagForm/number(_:)`` looks for a
    /// customer's number.
    package var attribute: String {
        "cohortHash_" + String(String.UnicodeScalarView(name.unicodeScalars.map(Self.inAttribute)))
    }

    /// A dot in it would be a path.
    private static func inAttribute(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "_": scalar
        default: "_"
        }
    }
}
