package import Cohorts

/// A rollout presented as a flag that is on or off for each customer.
package struct ServedFlag: Sendable {
    package let key: String
    package let stage: String
    package let revision: Int
    package let audience: Audience

    package enum Audience: Sendable {
        /// The rollout is planned or rolled back.
        case nobody
        case members(CohortMembership)
        /// The list cannot be read; clients receive an error and use the default in their code.
        case unknown(why: String)
    }

    /// Requires a key of letters, digits, `.`, `_` and `-`, which clients put into paths unescaped.
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
