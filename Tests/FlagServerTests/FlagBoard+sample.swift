import Cohorts
import FlagServer

extension FlagBoard {
    /// `checkout` for the customers that are given, `search` for nobody, and `export`, whose list
    /// is damaged.
    static func sample(
        members: [String] = ["ann", "bob"],
        revision: Int = 3,
        flagd: String = #"{"flags":{}}"#
    ) -> FlagBoard {
        let membership = CohortMembership(
            members.compactMap { try? CustomerID($0) },
            ranking: CohortRanking(salt: "checkout")
        )
        return FlagBoard(
            flags: [
                ServedFlag(key: "search", stage: "planned", revision: 1, audience: .nobody),
                ServedFlag(
                    key: "checkout",
                    stage: "beta",
                    revision: revision,
                    audience: .members(membership)
                ),
                ServedFlag(
                    key: "export",
                    stage: "launch",
                    revision: 7,
                    audience: .unknown(why: "the list of \"launch\" is damaged")
                ),
            ],
            flagd: Array(flagd.utf8)
        )
    }
}

/// A body that asks for one customer.
func context(_ key: String) -> String { #"{"context":{"targetingKey":"\#(key)"}}"# }
