/// The search terms of an entry, besides its envelope.
package struct SearchTerms: Hashable, Sendable {
    /// The stages that the entry concerns.
    package let stages: [String]
    /// The searchable text of the entry.
    package let text: String

    package static let none = Self(stages: [], text: "")

    package init(stages: [String], text: String) {
        self.stages = stages
        self.text = text
    }

    /// Each name has a space on both sides, so that only whole names match.
    var stageList: String { " " + stages.map { $0 + " " }.joined() }
}
