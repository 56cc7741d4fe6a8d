import Rollouts
import Values

/// Asks the sources of some checks, all at once, each with its own deadline.
///
/// Checks that put the same query to a source share one response.
struct SourceGatherer: Sendable {
    let sources: EvidenceSources
    var heard = HeardClocks()
    /// The time after which no source is waited for, whatever its own limit; nil for none.
    var patience: Span?

    /// Returns one reading per check, in the order of the checks.
    func readings(
        of checks: [Check],
        in plan: Plan,
        folder: String,
        stageSince: Instant?,
        evidenceSince: Instant?,
        rollout: String,
        stage: String?,
        now: Instant
    ) async -> [Reading] {
        let since = [stageSince, evidenceSince].compactMap(\.self).max()
        let context = GatheringContext(
            folder: folder,
            rollout: rollout,
            stage: stage,
            since: since,
            now: now,
            secrets: PlanSecrets(of: plan),
            heard: heard
        )
        let bySource = Dictionary(grouping: checks, by: \.measure.source)
        let measured = await withTaskGroup(of: [Reading].self) { group in
            for (name, checks) in bySource {
                group.addTask { await readings(of: checks, plan.source(name), name, context) }
            }
            return await group.reduce(into: [String: Reading]()) { known, readings in
                for reading in readings { known[reading.check] = reading }
            }
        }
        return checks.compactMap { measured[$0.id] }
    }

    private func readings(
        of checks: [Check],
        _ source: Source?,
        _ name: String,
        _ context: GatheringContext
    ) async -> [Reading] {
        guard let source, let asked = sources.source(source, context) else {
            let why = Unavailable.sourceFailed("the plan has no source \(name) to ask")
            return checks.map { context.reading($0, .unavailable(why)) }
        }
        let hurried = Source(
            name: source.name,
            kind: source.kind,
            timeout: min(source.timeout, patience ?? source.timeout)
        )
        return await SourceSession(source: hurried, asked: asked, context: context).readings(
            of: checks
        )
    }
}
