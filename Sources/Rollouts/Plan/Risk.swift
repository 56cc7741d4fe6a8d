package import Values

/// A possible problem that the launch accepts.
package struct Risk: Hashable, Codable, Sendable {
    package let id: String
    package let title: String
    package let impact: String?
    package let mitigation: String?
    package let watch: Check?
    /// The people who answer for it; nil if the plan names none.
    package let owner: String?
    /// The page on which more is written about it.
    package let link: WebLink?

    package init(
        id: String,
        title: String,
        impact: String?,
        mitigation: String?,
        watch: Check?,
        owner: String? = nil,
        link: WebLink? = nil
    ) {
        self.id = id
        self.title = title
        self.impact = impact
        self.mitigation = mitigation
        self.watch = watch
        self.owner = owner
        self.link = link
    }
}
