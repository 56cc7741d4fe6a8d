import Rollouts
import Values

/// Checks grouped by part, each with its measured value, limit, age and verdict.
struct CheckTable {
    let results: [CheckResult]
    let terminal: Terminal

    var lines: [String] {
        var lines: [String] = []
        for (title, part) in Self.parts {
            let rows = results.filter { part($0.part) }
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines += table(title, rows).lines(on: terminal, indent: 0)
        }
        return lines
    }

    private static let parts: [(String, @Sendable (PlacedCheck.Part) -> Bool)] = [
        ("No-go conditions", { $0 == .noGo }),
        ("Gates", { if case .gate = $0 { true } else { false } }),
    ]

    private func table(_ title: String, _ rows: [CheckResult]) -> Table {
        var table = Table(flexible: [1, 2, 0])
        table.head = [title, "measured", "limit", "age"]
        table.rows = rows.map { row in
            [
                .init("  \(row.verdict.mark) \(row.id)", row.verdict.style),
                .init(row.value ?? "–"),
                .init(row.limit, .dim),
                .init(row.ageSeconds.map { Duration.seconds($0).briefly } ?? "–", .dim),
                .init(row.phrase, row.verdict.style),
            ]
        }
        return table
    }
}

extension Duration {
    /// The duration in its largest unit only: `3s`, `2d`.
    var briefly: String {
        self < .seconds(1) ? "now" : String(spoken.prefix { $0 != " " })
    }
}
