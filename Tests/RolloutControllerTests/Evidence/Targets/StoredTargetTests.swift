import Statistics
import Testing

@testable import RolloutController
@testable import Rollouts
@testable import Values

/// The model of targets through a real Prometheus, asked by itself and through front ends.
@Suite(WithPrometheus(history: StoredTargets.text)) struct StoredTargetTests {
    private let prometheus: PrometheusServer

    init() throws {
        prometheus = try #require(PrometheusServer.running)
    }

    private func measurement(
        _ run: Int,
        _ workshop: Workshop,
        from url: String
    ) async throws -> Measurement {
        let model = StoredTargets.models[run]
        let all = #"targets_total{run="\#(run)"}"#
        let readings = await workshop.readings(
            of: [.failures(#"targets_total{run="\#(run)",code="500"}"#, total: "\(all)")],
            from: .prometheus(.init(url: SecretText(url))),
            window: .stage,
            since: model.windowStart,
            now: model.windowEnd
        )
        return try #require(readings.first).measurement
    }

    @Test func `the truth is within the bounds, and front ends change nothing`() async throws {
        guard case .prometheus(let endpoint) = prometheus.source else { return }
        let port = endpoint.url.text.split(separator: ":").last?.filter(\.isNumber) ?? ""
        try await withServer { workshop, server in
            for (run, model) in StoredTargets.models.enumerated() {
                let found = try await measurement(run, workshop, from: endpoint.url.text)
                hold(found, run, model)
                let rounded = server.url("/front/rounded/\(port)")
                let other = try await measurement(run, workshop, from: rounded)
                #expect(other == found, "run \(run), \(model.oddities)")
                let partial = server.url("/front/isPartial%3dtrue/\(port)")
                let why = try await measurement(run, workshop, from: partial).why
                #expect(why?.contains("not whole") == true, "\(run)")
            }
        }
    }

    private func hold(_ found: Measurement, _ run: Int, _ model: TargetModel) {
        let text = "run \(run), \(model.oddities): \(model.failures) of \(model.trials) in \(found)"
        if model.oddities.isEmpty {
            let truth = Proportion(failures: model.failures, trials: model.trials)
            #expect(found.counts == truth, "\(text)")
        }
        if model.has(.notANumber) { #expect(found.unavailable != nil, "\(text)") }
        let failures = (found.bounds?.ends ?? [found]).compactMap(\.counts).map(\.failures)
        guard let least = failures.min(), let most = failures.max() else { return }
        #expect(least <= model.failures, "\(text)")
        // Of a part of the window that has no data nothing is said.
        if !model.has(.retentionCut) { #expect(model.failures <= most, "\(text)") }
    }
}
