import RolloutAPI
import Rollouts
import Values

/// The age of what is shown, if no source was asked.
struct AgeLine {
    let overview: Overview
    let terminal: Terminal

    /// Empty if the sources were asked.
    var lines: [String] {
        switch overview.look {
        case .measured: []
        case .recorded(nil): styled("Not measured now, and nothing is on record. \(remedy)")
        case .recorded(let times?):
            styled("Not measured now: the values are from the record, \(age(times)) old. \(remedy)")
        }
    }

    private var remedy: String {
        "The log's key is not at hand; --measure asks the plan's sources all the same."
    }

    private func age(_ times: ClosedRange<Instant>) -> String {
        let (oldest, newest) = (age(times.lowerBound), age(times.upperBound))
        return oldest == newest ? oldest : "\(newest) to \(oldest)"
    }

    private func age(_ time: Instant) -> String { max(overview.now - time, .zero).spoken }

    private func styled(_ text: String) -> [String] {
        text.wrapped(to: terminal.width - 2).map { "  " + terminal.styled($0, .warning) }
    }
}
