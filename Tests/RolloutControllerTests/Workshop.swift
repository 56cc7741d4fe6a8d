import Foundation
import TestSupport

@testable import RolloutController
@testable import Rollouts
@testable import Statistics
@testable import Values

/// Foundation has one too.
typealias Measurement = Rollouts.Measurement

/// A folder of its own for one test, and what it takes to ask a source from there.
struct Workshop {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    var folder: URL { temporary.url }

    func remove() { temporary.remove() }

    /// Whole at once, so that nobody reads half of it.
    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: file), options: .atomic)
    }

    func write(program: String, to file: String) throws {
        try write(program, to: file)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder.appending(path: file).path
        )
    }

    func text(of file: String) -> String? {
        try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    /// What a source answers to one check for each of the quantities.
    func readings(
        of quantities: [Measure.Quantity],
        from kind: Source.Kind,
        window: Measure.Window? = nil,
        unit: String? = nil,
        require: Requirement = .trials(atLeast: 1, failures: 0),
        timeout: String = "5m",
        environment: [String: String] = ProcessInfo.processInfo.environment,
        since: Instant? = nil,
        now: Instant = .current
    ) async -> [Reading] {
        let source = Source(name: "it", kind: kind, timeout: Span(text: timeout) ?? .zero)
        let checks = quantities.enumerated().map { index, quantity in
            Check(
                id: "check-\(index)",
                title: "",
                measure: Measure(source: "it", quantity: quantity, window: window, unit: unit),
                require: require,
                validFor: .zero
            )
        }
        let stage = Stage(name: "beta", cohort: CohortSize(least: 10, most: 20), soak: .zero)
        return await SourceGatherer(
            sources: EvidenceSources(environment: environment)
        ).readings(
            of: checks,
            in: Plan(name: "plan", sources: [source], noGo: checks, stages: [stage]),
            folder: folder.path,
            stageSince: since,
            evidenceSince: nil,
            rollout: "plan",
            stage: since == nil ? nil : "beta",
            now: now
        )
    }

    func measurement(
        of quantity: Measure.Quantity,
        from kind: Source.Kind,
        timeout: String = "5m",
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async -> Measurement? {
        await readings(of: [quantity], from: kind, timeout: timeout, environment: environment)
            .first?.measurement
    }
}

extension Span {
    static let zero = Self(milliseconds: 0)
}

extension Instant {
    static var current: Self {
        Self(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }
}

extension Measurement {
    /// Why there is no answer; nil where there is one.
    var why: String? {
        guard case .unavailable(let unavailable) = self else { return nil }
        return unavailable.why
    }

    static func failed(_ why: String) -> Self { .unavailable(.sourceFailed(why)) }

    static func missing(_ why: String) -> Self { .unavailable(.secretMissing(why)) }

    static func noData(_ why: String) -> Self { .unavailable(.noData(why)) }

    static func counts(_ failures: Int, of trials: Int) -> Self? {
        Proportion(failures: failures, trials: trials).map { .counts($0) }
    }
}
