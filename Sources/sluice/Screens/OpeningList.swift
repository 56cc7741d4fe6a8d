import RolloutAPI
import Rollouts
import Values

/// The next times in which a plan lets a rollout advance, a line each; none without weekly times.
struct OpeningList {
    let lines: [String]

    init(of plan: Plan, _ openings: [Opening], on terminal: Terminal) {
        guard plan.hasWeeklyTimes else {
            lines = []
            return
        }
        let none = "none in the next \(Plan.openingsHorizon.text)"
        let rows = openings.map { opening in
            opening.from.text + (opening.to.map { " to \($0.text)" } ?? " on")
        }
        lines =
            [terminal.styled("The next openings", .bold)]
            + (rows.isEmpty ? [none] : rows)
            .flatMap { $0.harmlessLines(of: terminal.width - 2) }
            .map { "  \($0)" }
    }
}

extension Plan {
    /// The time for which openings are looked for.
    static let openingsHorizon = Span.days(400)

    /// Returns the next openings by the zones' data of this machine; none without weekly times.
    func nextOpenings(from now: Instant) -> [Opening] {
        let readings = weeklyReadings(
            from: now,
            until: now + Self.openingsHorizon.duration,
            by: ZoneData.offsets
        )
        return OpenTimes(of: self, given: readings, at: [now])?
            .openings(from: now, atMost: 5) ?? []
    }
}
