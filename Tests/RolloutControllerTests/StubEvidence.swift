import RolloutController
import Rollouts
import Synchronization
import Testing

/// Evidence that a test sets, by the word that a measure asks for.
final class StubEvidence: Sendable {
    private struct Content {
        var measurements: [String: Measurement] = [:]
        var queryCount = 0
        var meanwhile: (@Sendable () async throws -> Void)?
    }

    private let content = Mutex(Content())

    /// A word without a measurement has no data.
    subscript(word: String) -> Measurement? {
        get { content.withLock { $0.measurements[word] } }
        set { content.withLock { $0.measurements[word] = newValue } }
    }

    var queryCount: Int { content.withLock { $0.queryCount } }

    /// Does something once, while the next query is under way.
    func meanwhile(_ body: @escaping @Sendable () async throws -> Void) {
        content.withLock { $0.meanwhile = body }
    }

    /// The sources of a plan, all of which give this evidence.
    var sources: EvidenceSources {
        EvidenceSources { _, context in StubSource(evidence: self, context: context) }
    }

    fileprivate func measurement(of word: String) async -> Measurement? {
        let meanwhile = content.withLock { content in
            content.queryCount += 1
            defer { content.meanwhile = nil }
            return content.meanwhile
        }
        do {
            try await meanwhile?()
        } catch {
            Issue.record(error)
        }
        return self[word]
    }
}

private struct StubSource: EvidenceSource {
    let evidence: StubEvidence
    let context: GatheringContext

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        guard let word = query.quantity?.word else {
            throw .sourceFailed("no document is set")
        }
        guard let measurement = await evidence.measurement(of: word) else {
            throw .noData("\(word) is not set")
        }
        if case .unavailable(let why) = measurement { throw why }
        return .measured(measurement, at: context.now)
    }
}

extension Measure.Quantity {
    /// The first word that it asks for.
    fileprivate var word: String? {
        switch self {
        case .value(let word), .trials(let word), .histogram(let word), .samples(let word),
            .canary(let word, _), .trend(let word):
            word
        case .failures(let sum, _), .successes(let sum, _): sum.terms.first
        case .groups(let groups): groups.values.compactMap(\.terms.first).min()
        case .firing(let alerts): alerts.firing
        }
    }
}
