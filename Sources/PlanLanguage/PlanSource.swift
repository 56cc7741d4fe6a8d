/// The text of a plan, and the name shown for it in diagnostics.
package struct PlanSource: Hashable, Sendable {
    package let text: String
    /// Only shown, never opened.
    package let file: String

    package init(text: String, file: String) {
        self.text = text
        self.file = file
    }

    /// Returns the name that is shown for a file that the plan includes.
    func path(of included: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return included }
        return file[...slash] + included
    }
}
