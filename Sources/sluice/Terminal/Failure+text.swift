import PlanLanguage
import RolloutAPI

extension Failure {
    /// The text for people, in which a diagnostic begins with its file, as editors expect.
    var text: String {
        guard !diagnostics.isEmpty else { return "sluice: \(description)" }
        let count = diagnostics.count { $0.severity == .error }
        let errors = count == 1 ? "1 error" : "\(count) errors"
        return description + (command.map { "\nsluice: \(errors); once mended: \($0)" } ?? "")
    }
}
