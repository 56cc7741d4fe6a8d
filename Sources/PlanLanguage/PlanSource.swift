/// The text of a plan, and the name shown for it in diagnostics.
package struct PlanSource: Hashable, Sendable {
    package let text: String
    /// Only shown, never opened.
    package let file: String

    package init(text: String, file: String) {
        self.text = text
        self.file = file
    }
}
