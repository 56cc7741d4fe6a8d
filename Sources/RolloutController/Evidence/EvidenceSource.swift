package import JSONCoding
package import Rollouts
package import Values

/// A source of measurements, such as Prometheus, a web service or a program.
package protocol EvidenceSource: Sendable {
    /// Answers without a time limit; the caller sets a deadline and cancels.
    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse

    /// Returns a text of its answer as it may be shown and recorded.
    func shown(_ text: String) -> String
}

extension EvidenceSource {
    package func shown(_ text: String) -> String { text }
}

/// A query that is sent to a source once for all checks that need the response.
package struct SourceQuery: Hashable, Sendable {
    /// Nil asks for the source's whole document.
    package let quantity: Measure.Quantity?
    package let window: CounterWindow?
    /// The label whose distinct values are counted instead of events.
    package var unit: String?
    /// Labels that name the scraper of a series, and not what it counts.
    package var ignoring: [String] = []

    static let everything = Self(quantity: nil, window: nil)
}

/// The response of a source to one query.
package enum SourceResponse: Sendable {
    /// A document in which each check finds its own measure.
    case document(JSON)
    /// A measurement with the time of the newest sample in it, and the time from which its window
    /// is covered; nil if it is from the beginning.
    case measured(Measurement, at: Instant, coveredSince: Instant? = nil)
}

extension Unavailable: Error {
    package var why: String {
        switch self {
        case .noData(let why), .sourceFailed(let why), .secretMissing(let why): why
        }
    }

    static func tooManySamples(_ what: String) -> Self {
        let most = Measurement.samplesMax.grouped
        return .sourceFailed("\(what): over \(most) samples; take a shorter window or fewer series")
    }

    /// Returns the same with the source's name in front.
    func said(of name: String) -> Self {
        switch self {
        case .noData(let why): .noData("\(name): \(why)")
        case .sourceFailed(let why): .sourceFailed("\(name): \(why)")
        case .secretMissing(let why): .secretMissing("\(name): \(why)")
        }
    }
}
