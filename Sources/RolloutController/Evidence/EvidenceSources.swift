package import Rollouts

/// Makes the sources that evidence is asked of, from those that a plan names.
package struct EvidenceSources: Sendable {
    /// Returns a source ready to be asked; nil if sources of its kind are never asked.
    let source: @Sendable (Source, GatheringContext) -> (any EvidenceSource)?

    package init(
        _ source: @escaping @Sendable (Source, GatheringContext) -> (any EvidenceSource)?
    ) {
        self.source = source
    }

    /// Creates the real ones, with secrets from the environment.
    package init(environment: [String: String]) {
        self.init { source, context in
            let secrets = SecretResolver(folder: context.folder, environment: environment)
            switch source.kind {
            case .prometheus(let endpoint):
                let api = PrometheusAPI(
                    endpoint: endpoint,
                    secrets: secrets,
                    timeout: source.timeout,
                    hearClock: { context.heard.hear(source.name, $0) }
                )
                return PrometheusSource(api: api, now: context.now)
            case .http(let endpoint):
                return HTTPSource(
                    endpoint: endpoint,
                    secrets: secrets,
                    since: context.since,
                    hearClock: { context.heard.hear(source.name, $0) }
                )
            case .command(let words):
                return CommandSource(
                    words: words,
                    folder: context.folder,
                    environment: environment,
                    rollout: context.rollout,
                    stage: context.stage,
                    since: context.since
                )
            case .attestation:
                return nil
            }
        }
    }
}
