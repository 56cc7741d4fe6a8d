package import Cohorts

/// One rollout as a flag that is on or off for each customer.
package struct ServedFlag: Sendable {
    package let key: String
    package let stage: String
    package let revision: Int
    package let audience: Audience

    package enum Audience: Sendable {
        /// Planned, or taken back from everybody.
        case nobody
        case members(CohortMembership)
        /// The list cannot be read; whoever asks is told so, and takes the default of its code.
        case unknown(why: String)
    }

    /// Requires a key of letters, digits, `.`, `_` and `-`: clients put it into a path as it is.
    package init(key: String, stage: String, revision: Int, audience: Audience) {
        precondition(Self.isKey(key), "\(key) cannot be a flag's key")
        self.key = key
        self.stage = stage
        self.revision = revision
        self.audience = audience
    }

    package static func isKey(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                switch Unicode.Scalar($0) {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
                case _: false
                }
            }
    }
}
