package import AuditLog
import RolloutController
package import Rollouts

/// A search for entries by conditions that an index answers, and by outcome and effect, which none
/// does.
package struct EntrySearch: Sendable {
    private let log: DecisionLog
    private let query: EntryQuery
    private let outcomes: Set<Outcome>
    private let isOfExceptions: Bool

    /// Creates a search for entries of any of the outcomes; of all if there are none.
    ///
    /// One of exceptions finds the entries in which a person waived or accepted something.
    package init(
        _ query: EntryQuery,
        outcomes: Set<Outcome> = [],
        onlyExceptions isOfExceptions: Bool = false,
        in log: DecisionLog
    ) {
        self.log = log
        self.query = query
        self.outcomes = outcomes
        self.isOfExceptions = isOfExceptions
    }

    /// Returns one page of the entries found.
    package func page(_ place: EntryPage.Place) throws -> EntryPage {
        takesAll ? try log.entries(matching: query, place) : try sought(place)
    }

    /// Returns all entries found from the beginning of a place on, however many.
    package func all(_ place: EntryPage.Place) throws -> EntryPage {
        var place = place
        place.from = place.from ?? 0
        place.limit = .max
        return try sought(place)
    }

    /// Reads page after page, as far as the limit needs.
    ///
    /// The neighbours of its page may turn out to hold no such entry.
    private func sought(_ place: EntryPage.Place) throws -> EntryPage {
        let isForward = place.from != nil
        var reading = place
        reading.limit = EntryPage.limitMax
        var pages: [EntryPage] = []
        var count = 0
        while count <= place.limit {
            let page = try log.entries(matching: query, reading)
            let fitting = try page.entries.filter(fits)
            count += fitting.count
            pages.append(EntryPage(entries: fitting, previous: page.previous, next: page.next))
            guard let cursor = isForward ? page.next : page.previous else { break }
            if isForward { reading.from = cursor } else { reading.before = cursor }
            if isForward, let before = place.before, cursor >= before { break }
        }
        return joined(isForward ? pages : pages.reversed(), isForward, place.limit)
    }

    private func joined(_ pages: [EntryPage], _ isForward: Bool, _ limit: Int) -> EntryPage {
        let found = pages.flatMap(\.entries)
        let kept = Array(isForward ? found.prefix(limit) : found.suffix(limit))
        let isCut = kept.count < found.count
        return EntryPage(
            entries: kept,
            previous: isCut && !isForward ? kept.first?.index : pages.first?.previous,
            next: isCut && isForward ? kept.last.map { $0.index + 1 } : pages.last?.next
        )
    }

    private var takesAll: Bool { outcomes.isEmpty && !isOfExceptions }

    private func fits(_ entry: Entry) throws -> Bool {
        guard !takesAll else { return true }
        let decision = try entry.decoded().decision
        return (outcomes.isEmpty || outcomes.contains(decision.outcome))
            && (!isOfExceptions || decision.grantsException)
    }
}
