import Rollouts

/// Mitigations with their deadlines, check results and status.
struct MitigationTable {
    let rows: [MitigationRow]

    var table: Table {
        var table = Table(flexible: [3, 2, 0])
        table.rows = rows.map { row in
            [
                .init("\(row.mark) \(row.mitigation.id)", row.style),
                .init(row.mitigation.level.rawValue),
                .init(row.dueText),
                .init(row.found),
                .init(row.word, row.style),
            ]
        }
        return table
    }
}

extension MitigationRow {
    /// The value and limit, as in `50, limit >= 200`, or the reason there is no value.
    var found: String {
        guard let result else { return "no check" }
        let unseen = standing.isSettled ? "–" : result.verdict.phrase
        return result.value.map { "\($0), limit \(result.limit)" } ?? unseen
    }

    var mark: String {
        switch standing {
        case .verified: "✓"
        case .waived: "~"
        case .claimed, .open: isOverdue ? "✗" : "·"
        }
    }

    var style: Terminal.Style? {
        switch standing {
        case .verified: .good
        case .waived: .warning
        case .claimed, .open: isOverdue ? .bad : nil
        }
    }
}
