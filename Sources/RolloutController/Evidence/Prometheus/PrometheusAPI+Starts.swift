import Rollouts
import Values

extension PrometheusAPI {
    private static let processesMax = 200

    /// Returns the times at which processes say that they started; none of those that do not say.
    ///
    /// Nothing is asked about very many of them at once: without an answer, counts stay between
    /// bounds.
    func starts(
        of processes: Set<Series.Target>,
        at now: Instant
    ) async -> [Series.Target: Instant] {
        guard processes.count <= Self.processesMax else { return [:] }
        let query = Set(processes.compactMap(\.instance)).sorted()
            .map { "process_start_time_seconds{instance=\($0.quotedInQuery)}" }
            .joined(separator: " or ")
        guard case .vector(let series)? = try? await instant(query, at: now) else { return [:] }
        var starts: [Series.Target: Instant] = [:]
        for one in series where processes.contains(one.target) {
            starts[one.target] = one.samples.first.flatMap { Instant(seconds: $0.value) }
        }
        return starts
    }
}

extension String {
    /// The text as a quoted string of a query.
    fileprivate var quotedInQuery: String {
        let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
