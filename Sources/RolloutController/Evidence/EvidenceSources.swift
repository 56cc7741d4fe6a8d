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
            let blackout = secrets.blackout(of: context.secrets)
            return Self.real(source, context, secrets, blackout).map {
                DiscreetSource(source: $0, blackout: blackout)
            }
        }
    }

    private static func real(
        _ source: Source,
        _ context: GatheringContext,
        _ secrets: SecretResolver,
        _ blackout: Blackout
    ) -> (any EvidenceSource)? {
        switch source.kind {
        case .prometheus(let endpoint):
            let api = PrometheusAPI(
                endpoint: endpoint,
                secrets: secrets,
                blackout: blackout,
                timeout: source.timeout,
                hearClock: { context.heard.hear(source.name, $0) }
            )
            return PrometheusSource(api: api, now: context.now)
        case .http(let endpoint):
            return HTTPSource(
                endpoint: endpoint,
                secrets: secrets,
                occasion: Occasion(
                    stage: context.stage,
                    since: context.since,
                    now: context.now
                ),
                hearClock: { context.heard.hear(source.name, $0) }
            )
        case .alertmanager(let endpoint):
            let api = AlertmanagerAPI(
                endpoint: endpoint,
                secrets: secrets,
                blackout: blackout,
                hearClock: { context.heard.hear(source.name, $0) }
            )
            return AlertmanagerSource(api: api, now: context.now)
        case .command(let program):
            return CommandSource(
                program: program,
                setting: ProgramSetting(
                    folder: PlanFolder(path: context.folder),
                    environment: secrets.environment,
                    rollout: context.rollout,
                    stage: context.stage,
                    since: context.since,
                    blackout: blackout
                )
            )
        case .attestation:
            return nil
        }
    }
}
