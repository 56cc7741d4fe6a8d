/// A possible problem that the launch accepts.
package struct Risk: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let impact: String?
    package let mitigation: String?
    package let watch: Check?

    package init(id: String, title: String, impact: String?, mitigation: String?, watch: Check?) {
        self.id = id
        self.title = title
        self.impact = impact
        self.mitigation = mitigation
        self.watch = watch
    }
}
