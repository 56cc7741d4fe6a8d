import Rollouts
import Values

/// A stop that the log did not take, and what was done instead.
package struct StopNotRecorded: Error, Sendable {
    let stop: PendingStop
    /// The reason that the log gave.
    let why: String
    /// The files that hold the stop now, or the reason none does.
    package let kept: Result<[String], StopFileError>
    let flags: Flags

    enum Flags: Sendable {
        case none
        case off(path: String)
        case unchanged(why: String)
    }
}

extension StopNotRecorded: CustomStringConvertible {
    package var description: String {
        "\(stop.text) is not recorded: \(why). \(keeping) \(flags.text(stop))"
    }

    private var keeping: String {
        switch kept {
        case .success(let paths):
            "It is kept in \(paths.joined(separator: ", ")); the next command, guard or server "
                + "records it as soon as the log takes writes."
        case .failure(let error):
            "It could not be kept either (\(error)): nothing stops the rollout."
        }
    }
}

extension StopNotRecorded.Flags {
    fileprivate func text(_ stop: PendingStop) -> String {
        guard stop.takesBack else { return "The customers who have the release keep it." }
        return switch self {
        case .none: "A server of flags gives nobody the release until then."
        case .off(let path): "The flags in \(path) are off."
        case .unchanged(let why): "The flags are not off: \(why)."
        }
    }
}

extension PendingStop {
    package var text: String {
        let what = takesBack ? "the rollback" : "the hold"
        let whose = rollout.map { "of \($0)" } ?? "of all rollouts of the log"
        return "\(what) \(whose) that \(actor.name) asked for at \(at.text)"
    }
}
