import Foundation
package import RolloutController

extension Rollout {
    /// Reads the plan's current file, so that an edit not yet applied is noticed.
    ///
    /// Nil if the file is gone, which does not count as an edit.
    package func planFile(at named: String? = nil) throws -> PlanFile? {
        guard let path = named ?? planPath else { return nil }
        guard named != nil || FileManager.default.fileExists(atPath: path) else { return nil }
        return try PlanFile(reading: path)
    }
}
