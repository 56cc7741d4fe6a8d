/// A rollout as a flag: its state, and the customers that it is on for.
package struct Flag: Sendable {
    /// The rollout's name, which is the flag's key.
    package let name: String
    /// The name of the stage; `planned` before the first and `completed` after the last.
    package let stage: String
    /// The number of the rollout's last entry.
    package let revision: Int
    package let audience: Audience

    package enum Audience: Sendable {
        /// The rollout is planned or rolled back.
        case nobody
        case members(Members)
        /// Everybody but the ids, listed or not.
        case everybody(except: [CustomerID], ranking: CohortRanking)
        /// The members cannot be determined.
        ///
        /// A flag file treats it like nobody, and a server answers with an error, so that clients
        /// use the default in their code.
        case unknown(why: String)
    }

    package init(name: String, stage: String, revision: Int, audience: Audience) {
        self.name = name
        self.stage = stage
        self.revision = revision
        self.audience = audience
    }
}

extension Flag {
    /// A frozen cohort, with the known facts about the order it was taken in.
    package struct Members: Sendable {
        package let ids: [CustomerID]
        package let ranking: CohortRanking
        /// The rank in ``SelectedCohort/soleCut``; nil if no single rank separates members from
        /// others.
        package let cut: CohortRank?
        /// The customers in ``SelectedCohort/passedOver``.
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

    /// The attribute of an evaluation context that contains the number for ``FlagForm/number(_:)``.
    package var attribute: String {
        "cohortHash_" + String(String.UnicodeScalarView(name.unicodeScalars.map(Self.inAttribute)))
    }

    /// Replaces characters that are not letters, digits or underscores: a dot would start a path.
    private static func inAttribute(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "_": scalar
        default: "_"
        }
    }
}
