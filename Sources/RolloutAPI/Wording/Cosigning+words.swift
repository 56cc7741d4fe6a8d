package import RolloutController
import Transparency
import Values

extension Cosigning {
    /// One sentence for each witness that did not cosign; empty if all did.
    package var complaints: [String] {
        switch self {
        case .notAsked(let error): ["no witness was asked: \(Failure(error).description)"]
        case .asked(let statuses):
            statuses.compactMap { status in
                if case .cosigned = status.outcome { return nil }
                return "witness \(status.witness.key.name) \(status.outcome)".sanitizedForTerminal
            }
        }
    }
}
