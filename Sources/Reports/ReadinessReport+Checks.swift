import Rollouts
import Values

extension ReadinessReport {
    var noGoResults: [CheckResult] {
        overview.decision.checks.filter { $0.part == .noGo }
    }

    var noGo: [ReadinessContext.CheckRow] {
        noGoResults.map { row($0, phrase: $0.noGoPhrase) }
    }

    /// The gates of every stage; only those of the present one are measured.
    var gates: [ReadinessContext.GateRow] {
        let results = Dictionary(keepingFirst: overview.decision.checks.map { ($0.id, $0) })
        return overview.plan.stages.flatMap { stage in
            stage.gates.map { gate in
                guard stage.name == overview.state.stage, let result = results[gate.id] else {
                    return ReadinessContext.GateRow(stage: stage.name, check: unmeasured(gate))
                }
                return ReadinessContext.GateRow(
                    stage: stage.name,
                    check: row(result, phrase: result.verdict.phrase.lowercased())
                )
            }
        }
    }

    var noGoVerdict: String {
        let failed = noGoResults.count { $0.verdict == .failed }
        let unknown = noGoResults.count { $0.verdict.reason != nil }
        let waived = noGoResults.count { if case .waived = $0.verdict { true } else { false } }
        let note = waived > 0 ? "; \(waived) waived" : ""
        if failed > 0 { return "\(failed) of \(noGoResults.count) conditions triggered\(note)" }
        if unknown > 0 {
            return "none triggered; \(unknown) not decided for lack of evidence\(note)"
        }
        return waived > 0 ? "none triggered\(note)" : "all clear, none triggered"
    }

    private func row(_ result: CheckResult, phrase: String) -> ReadinessContext.CheckRow {
        let marker = Marker(result.verdict)
        return ReadinessContext.CheckRow(
            title: result.title,
            phrase: phrase,
            mark: marker.emoji,
            sign: marker.sign,
            kind: marker.rawValue,
            evidence: [result.value, result.detail].compactMap { $0 }.joined(separator: "; "),
            limit: result.limit,
            measured: result.ageSeconds.map {
                (overview.now - .milliseconds(Int64($0 * 1_000))).minute
            } ?? "–"
        )
    }

    private func unmeasured(_ gate: Check) -> ReadinessContext.CheckRow {
        ReadinessContext.CheckRow(
            title: gate.title,
            phrase: "not this stage",
            mark: Marker.notApplicable.emoji,
            sign: Marker.notApplicable.sign,
            kind: Marker.notApplicable.rawValue,
            evidence: "",
            limit: gate.require.text,
            measured: "–"
        )
    }
}
