import RolloutAPI

extension Failure {
    /// The text for people, in which a diagnostic begins with its file, as editors expect.
    var text: String { diagnostics.isEmpty ? "sluice: \(description)" : description }
}
