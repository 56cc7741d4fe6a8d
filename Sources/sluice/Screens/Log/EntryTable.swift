import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// Entries of the log, one per line.
struct EntryTable {
    let entries: [Entry]
    /// True if the log holds several rollouts, so that each line must name its own.
    let withRollout: Bool
    let now: Instant

    var table: Table {
        get throws {
            var table = Table(flexible: withRollout ? [3, 5, 7] : [4, 6])
            table.rows = try entries.map { entry in
                let decision = try entry.decoded().decision
                let rollout = withRollout ? [Table.Cell(entry.rollout)] : []
                return [
                    .init(String(entry.index), .dim), .init(entry.time.minute, .dim),
                    .init(max(now - entry.time, .zero).briefly, .dim),
                ] + rollout
                    + [
                        .init(entry.kind, .accent),
                        .init(entry.actor.name),
                        .init(decision.mark, decision.style),
                        .init(decision.summary, decision.obstacles.isEmpty ? nil : .warning),
                    ]
            }
            return table
        }
    }
}

extension Decision {
    fileprivate var style: Terminal.Style {
        switch outcome {
        case .advanced, .alreadyThere, .recorded: .good
        case .notYet, .awaitingApproval: .warning
        case .refused, .sourceFailed, .conflict, .notPermitted, .invalid, .held, .rolledBack,
            .tripped:
            .bad
        }
    }
}
