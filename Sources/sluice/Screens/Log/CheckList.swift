import Rollouts
import Values

/// Checks in full: the measured value, its time, the limit and the grounds of the verdict.
struct CheckList {
    let results: [CheckResult]
    let evidence: Evidence
    let terminal: Terminal

    var lines: [String] {
        let titles = results.map { Self.title($0.part) }
        let parts = titles.enumerated().filter { titles.firstIndex(of: $1) == $0 }.map(\.element)
        return parts.flatMap { part in
            ["", terminal.styled(part, .bold)]
                + results.filter { Self.title($0.part) == part }.flatMap(lines)
        }
    }

    private static func title(_ part: PlacedCheck.Part) -> String {
        switch part {
        case .noGo: "No-go conditions"
        case .gate(let stage): "Gates of \(stage.sanitizedForTerminal)"
        case .mitigation: "Mitigations"
        case .risk: "Risks"
        }
    }

    private func lines(_ result: CheckResult) -> [String] {
        let head = "\(result.verdict.mark) \(result.id): \(result.phrase)"
        let title = result.title == result.id ? nil : result.title
        let body = [title, measured(result), result.detail].compactMap { $0 }
        let doubts = DoubtList(evidence: evidence, terminal: terminal).lines(of: result.id)
        return head.harmlessLines(of: terminal.width - 2).map {
            "  " + terminal.styled($0, result.verdict.style)
        }
            + body.flatMap { text in
                text.harmlessLines(of: terminal.width - 4).map { "    \($0)" }
            } + doubts
    }

    /// Formats a result as `0 of 1,000 failed, limit …; evidence of 2026-12-01 14:46Z, 3s old`.
    private func measured(_ result: CheckResult) -> String {
        let value = "\(result.value ?? "nothing measured"), limit \(result.limit)"
        guard let age = result.ageSeconds.map({ Duration.seconds($0) }) else { return value }
        let taken = evidence.reading(for: result.id).map { " of \($0.takenAt.minute)" } ?? ""
        return "\(value); evidence\(taken), "
            + (age < .seconds(1) ? "just taken" : "\(age.spoken) old")
    }
}
