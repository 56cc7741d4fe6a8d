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
        case .recorded(nil):
            styled("Nothing was measured, and nothing is on record: \(remedy)")
        case .recorded(let times?):
            styled("Nothing was measured: these are the values on record \(age(times)); \(remedy)")
        }
    }

    private var remedy: String {
        "the log's key is not at hand (--measure asks the plan's sources)"
    }

    private func age(_ times: ClosedRange<Instant>) -> String {
        let (oldest, newest) = (age(times.lowerBound), age(times.upperBound))
        return oldest == newest ? "of \(oldest) ago" : "of \(oldest) to \(newest) ago"
    }

    private func age(_ time: Instant) -> String { max(overview.now - time, .zero).spoken }

    private func styled(_ text: String) -> [String] {
        text.wrapped(to: terminal.width - 2).map { "  " + terminal.styled($0, .warning) }
    }
}
