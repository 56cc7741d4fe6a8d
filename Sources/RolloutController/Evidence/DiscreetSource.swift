import Rollouts

/// A source in whose refusals and texts, and in the names of whose series, no secret stands,
/// whatever it answered.
struct DiscreetSource: EvidenceSource {
    let source: any EvidenceSource
    let blackout: Blackout

    func shown(_ text: String) -> String { blackout.applied(to: text) }

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        do throws(Unavailable) {
            switch try await source.response(to: query) {
            case .document(let document): return .document(document)
            case .measured(let measurement, let time, let coveredSince):
                return .measured(
                    measurement.hiding(blackout),
                    at: time,
                    coveredSince: coveredSince
                )
            }
        } catch {
            switch error {
            case .noData(let why): throw .noData(blackout.applied(to: why))
            case .sourceFailed(let why): throw .sourceFailed(blackout.applied(to: why))
            case .secretMissing(let why): throw .secretMissing(blackout.applied(to: why))
            }
        }
    }
}

extension Measurement {
    /// The measurement with secrets blacked out in the names of its series, which are labels that
    /// the source gave them.
    fileprivate func hiding(_ blackout: Blackout) -> Self {
        guard let bounds else { return self }
        let doubts = bounds.doubts.map { doubt in
            CountDoubt(
                series: blackout.applied(to: doubt.series),
                least: doubt.least,
                most: doubt.most,
                reason: doubt.reason
            )
        }
        return .bounded(Bounds(ends: bounds.ends, doubts: doubts))
    }
}
