import Cohorts
import FlagServer

extension FlagSnapshot {
    /// `checkout` for the customers that are given, `search` for nobody, and `export`, whose list
    /// is damaged.
    static func sample(
        members: [String] = ["ann", "bob"],
        revision: Int = 3,
        flagd: String = #"{"flags":{}}"#
    ) -> FlagSnapshot {
        let members = Flag.Members(
            ids: members.compactMap { try? CustomerID($0) },
            ranking: CohortRanking(salt: "checkout"),
            cut: nil,
            passedOver: []
        )
        return FlagSnapshot(
            flags: [
                Flag(name: "search", stage: "planned", revision: 1, audience: .nobody),
                Flag(
                    name: "checkout",
                    stage: "beta",
                    revision: revision,
                    audience: .members(members)
                ),
                Flag(
                    name: "export",
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
