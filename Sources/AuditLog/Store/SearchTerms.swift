/// What an entry is found by, besides its envelope.
package struct SearchTerms: Hashable, Sendable {
    /// The stages that the entry is about.
    package let stages: [String]
    /// What is said in it.
    package let text: String

    package static let none = Self(stages: [], text: "")

    package init(stages: [String], text: String) {
        self.stages = stages
        self.text = text
    }

    /// With a space on both sides of each, so that a whole name can be looked for.
    var stageList: String { " " + stages.map { $0 + " " }.joined() }
}
