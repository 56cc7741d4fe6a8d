package import AuditLog
package import RolloutController
import Values

extension RolloutLog {
    /// Returns an entry by its number.
    ///
    /// - Throws: ``Failure`` if the log has none of that number.
    package func entry(numbered index: Int) throws -> Entry {
        guard let found = try log.entry(at: index) else {
            throw Failure(
                "the log has no entry \(index); it has \(try log.size().grouped), "
                    + "numbered from 0: \("sluice log list".withGivenOptions)",
                .unknownName,
                command: "sluice log list".withGivenOptions
            )
        }
        return found
    }

    /// Returns the plan by which an entry was decided, or that it put in force.
    package func plan(asOf index: Int) throws -> RecordedPlan {
        guard let plan = try plan(asOf: entry(numbered: index)) else {
            throw Failure(
                "no plan was in force at entry \(index): "
                    + "sluice log list --kind plan.apply".withGivenOptions,
                .noPlan,
                command: "sluice log list --kind plan.apply".withGivenOptions
            )
        }
        return plan
    }
}
