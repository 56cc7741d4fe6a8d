import Foundation
import PlanLanguage
package import RolloutController
import Rollouts

extension Rollout {
    /// Reads the plan's current file, so that an edit not yet applied is noticed.
    ///
    /// Its variables have the values that they were given when the plan in force was applied, or
    /// those of `values`; a default is that of the file. Nil if the file is gone, which does not
    /// count as an edit.
    package func planFile(
        at named: String? = nil,
        setting values: [String: String] = [:]
    ) throws -> PlanFile? {
        guard let path = named ?? planPath else { return nil }
        guard named != nil || FileManager.default.fileExists(atPath: path) else { return nil }
        return try PlanFile(reading: path, setting: appliedValues(setting: values))
    }

    /// The values that the plan's variables were given, some of which are given anew.
    private func appliedValues(setting values: [String: String]) -> GivenValues {
        let applied = Dictionary(
            planValues.filter { !$0.isDefault }.map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        return GivenValues(
            applied.merging(values) { $1 },
            optional: Set(applied.keys).subtracting(values.keys)
        )
    }
}
