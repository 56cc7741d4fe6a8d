import RolloutAPI
import Rollouts
import Values

/// The status of a rollout, or of all of a log, at one moment.
enum StatusFrame: Sendable {
    case one(Overview)
    case several([RolloutBrief], at: Instant)

    var now: Instant {
        switch self {
        case .one(let overview): overview.now
        case .several(_, let now): now
        }
    }

    /// Returns the lines; `isWide` for who to ask about each part, and where to read about it.
    func lines(on terminal: Terminal, isWide: Bool = false) -> [String] {
        switch self {
        case .one(let overview):
            StatusScreen(overview: overview, isWide: isWide, terminal: terminal).text
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .several(let briefs, let now):
            RolloutListScreen(briefs: briefs, now: now, terminal: terminal).lines
        }
    }

    func json(onOneLine: Bool) throws -> String {
        switch self {
        case .one(let overview):
            try AnswerEncoder.text(of: RolloutStatus(overview), onOneLine: onOneLine)
        case .several(let briefs, let now):
            try AnswerEncoder.text(of: RolloutList(briefs, at: now), onOneLine: onOneLine)
        }
    }

    /// A sentence on each rollout, with what must change for it to be news.
    var sentences: [(rollout: String, news: String, text: String)] {
        switch self {
        case .one(let overview):
            [(overview.state.rollout, overview.news, overview.sentence)]
        case .several(let briefs, let now):
            briefs.map { brief in
                let stand = "\(brief.phase.text), \(brief.exposure.grouped) users"
                let news = "\(stand) \(brief.standing.word) \(brief.standing.subjects)"
                return (brief.rollout, news, "\(stand): \(brief.words(at: now))")
            }
        }
    }
}

extension Overview {
    /// The facts whose change is worth a line: no age and no number that moves by itself.
    fileprivate var news: String {
        let obstacles = decision.obstacles.map { "\($0.rule.rawValue):\($0.subject)" }
        let holds = state.holds(at: now).map(\.id)
        let facts = [state.phase.text, String(state.exposure), decision.outcome.rawValue]
        return (facts + obstacles + holds + blindSpots.map(\.check)).joined(separator: " ")
    }

    fileprivate var sentence: String {
        let next = decision.obstaclePhrase.map { "\($0): \(decision.summary)" } ?? decision.summary
        return "\(state.phase.text), \(state.exposure.grouped) users; \(next)"
    }
}
