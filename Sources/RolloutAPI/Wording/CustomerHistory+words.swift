package import RolloutController
import Rollouts
import Values

extension CustomerHistory.Effect {
    /// The word for scripts.
    package var word: String {
        switch self {
        case .gained: "gained"
        case .kept: "kept"
        case .rolledBack: "rolledBack"
        case .leftOut: "leftOut"
        case .unknown: "unknown"
        }
    }

    /// The mark: + has it from here on, = keeps it, − has it no longer, · never had it.
    package var mark: String {
        switch self {
        case .gained: "+"
        case .kept: "="
        case .rolledBack, .leftOut(hadIt: true): "−"
        case .leftOut(hadIt: false): "·"
        case .unknown: "?"
        }
    }
}

extension CustomerHistory.Step {
    private var isAdvance: Bool { kind == Command.Name.advance.rawValue }

    /// The reason for the effect: the place on the list, or what took the release back.
    package var why: String {
        let given = reason.map { ": \($0)" } ?? ""
        return switch effect {
        case .gained(let place): placeText(place) + given
        case .kept(let place): placeText(place) + (isAdvance ? ", as before" : ", kept it") + given
        case .rolledBack: "rolled back" + given
        case .leftOut: "left out: excluded, or no longer on the list of customers"
        case .unknown: "unknown: the plan listed no customers"
        }
    }
}

extension CustomerHistory.Step {
    private func placeText(_ place: CustomerHistory.Place?) -> String {
        place?.text ?? "everybody has it, listed or not"
    }
}

extension CustomerHistory.Place {
    /// The place in words: `invited, place 1 of 15`.
    package var text: String {
        (isInvited ? "invited, " : "") + "place \(number.grouped) of \(count.grouped)"
    }
}
