import RolloutAPI
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
    /// The mark of the status; what is not yet done is no question.
    var mark: String { marker == .undecided ? "·" : marker.mark }

    var style: Terminal.Style? { marker == .undecided ? nil : marker.style }
}
