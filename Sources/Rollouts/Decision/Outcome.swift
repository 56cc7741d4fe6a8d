/// The result of a request in one word.
package enum Outcome: String, Codable, Sendable, CaseIterable {
    case advanced
    case alreadyThere
    case notYet
    case held
    case refused
    case awaitingApproval
    /// A no-go failed or could not be seen for too long, and the rollout was held or rolled back.
    case tripped
    /// The decision was made on an older revision, and not applied.
    case conflict
    case sourceFailed
    /// The request was carried out, and was not an advance.
    case recorded
    case rolledBack
    case notPermitted
    /// The request names something that does not exist, or cannot be carried out as stated.
    case invalid
}

extension Outcome {
    /// True if what was asked for was carried out.
    var isDone: Bool {
        switch self {
        case .advanced, .recorded, .rolledBack: true
        case .alreadyThere, .notYet, .held, .refused, .awaitingApproval, .tripped, .conflict,
            .sourceFailed, .notPermitted, .invalid:
            false
        }
    }

    /// The order in which the outcome of several obstacles is chosen.
    ///
    /// A person is needed before time can help, and approval is the last gate.
    static let precedence: [Self] = [.held, .refused, .sourceFailed, .notYet, .awaitingApproval]
}
