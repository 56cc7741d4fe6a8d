import JSONCoding
package import Rollouts
import Values

/// Prometheus, a web service, a program: what can be asked for measurements.
protocol EvidenceSource: Sendable {
    /// Takes as long as it takes; who asks sets the deadline, and cancels.
    func answer(to question: Question) async throws(Unavailable) -> SourceAnswer
}

/// What a source is asked once, for every check that the answer serves.
struct Question: Hashable, Sendable {
    /// Nil asks for all that the source has to say.
    let quantity: Measure.Quantity?
    let window: CounterWindow?
    /// The label whose values are counted, instead of the events.
    var unit: String?

    static let everything = Self(quantity: nil, window: nil)
}

enum SourceAnswer: Sendable {
    /// Each check finds its own measure in it.
    case document(JSON)
    /// The newest measurement behind it was made at that time.
    case measured(Measurement, at: Instant)
}

extension Unavailable: Error {
    package var why: String {
        switch self {
        case .noData(let why), .sourceFailed(let why): why
        }
    }

    static func tooManySamples(_ what: String) -> Self {
        let most = Measurement.samplesMax.grouped
        return .sourceFailed("\(what): over \(most) samples; take a shorter window or fewer series")
    }

    /// The same, said of a source.
    func said(of name: String) -> Self {
        switch self {
        case .noData(let why): .noData("\(name): \(why)")
        case .sourceFailed(let why): .sourceFailed("\(name): \(why)")
        }
    }
}
