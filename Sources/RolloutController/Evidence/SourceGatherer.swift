import PlanLanguage
import Rollouts
import Values

/// Asks the sources of some checks, all at once, each with its own deadline.
///
/// Checks that put the same question to a source share one answer.
struct SourceGatherer: Sendable {
    private let folder: String
    private let environment: [String: String]

    init(folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// Returns one reading per check, in the order of the checks.
    func readings(
        of checks: [Check],
        in plan: Plan,
        stageSince: Instant?,
        evidenceSince: Instant?,
        rollout: String,
        stage: String?,
        now: Instant
    ) async -> [Reading] {
        let since = [stageSince, evidenceSince].compactMap(\.self).max()
        let occasion = Occasion(rollout: rollout, stage: stage, since: since, now: now)
        let bySource = Dictionary(grouping: checks, by: \.measure.source)
        let measured = await withTaskGroup(of: [Reading].self) { group in
            for (name, checks) in bySource {
                group.addTask { await readings(of: checks, plan.source(name), name, occasion) }
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
        _ occasion: Occasion
    ) async -> [Reading] {
        guard let source, let asked = evidenceSource(source, occasion) else {
            let why = Unavailable.sourceFailed("the plan has no source \(name) to ask")
            return checks.map { occasion.reading($0, .unavailable(why)) }
        }
        return await Inquiry(source: source, asked: asked, occasion: occasion).readings(of: checks)
    }

    private func evidenceSource(_ source: Source, _ occasion: Occasion) -> (any EvidenceSource)? {
        let secrets = SecretResolver(folder: folder, environment: environment)
        switch source.kind {
        case .prometheus(let endpoint):
            let api = PrometheusAPI(endpoint: endpoint, secrets: secrets, timeout: source.timeout)
            return PrometheusSource(api: api, now: occasion.now)
        case .http(let endpoint):
            return HTTPSource(endpoint: endpoint, secrets: secrets)
        case .command(let words):
            return CommandSource(
                words: words,
                folder: folder,
                environment: environment,
                rollout: occasion.rollout,
                stage: occasion.stage
            )
        case .attestation:
            return nil
        }
    }
}
