/// The place of a value in a plan or a record: the keys and the items that lead to it.
struct Place: Hashable, Sendable {
    let steps: [Step]

    enum Step: Hashable, Sendable {
        case key(String)
        /// An item of a list by its id or name.
        case item(String)
        case index(Int)
    }

    init(_ steps: [Step]) {
        self.steps = steps
    }

    func appending(_ step: Step) -> Self { Self(steps + [step]) }

    /// The place with the items' names: `stages[beta].soak`.
    var text: String { text { "[\($0)]" } }

    /// The same for every item, by which rows are found: `stages[].soak`.
    var pattern: String { text { _ in "[]" } }

    private func text(item: (String) -> String) -> String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .item(let name): text += item(name)
            case .index(let index): text += item(String(index))
            }
        }
    }

    /// The place in a sentence: `soak of beta`, or `no-go leak` for an item.
    var name: String {
        let last = steps.lastIndex { if case .item = $0 { true } else { false } }
        guard let last, case .item(let item) = steps[last] else { return words }
        let rest = Place(Array(steps.suffix(from: last + 1)))
        guard rest.steps.isEmpty else { return "\(rest.words) of \(item)" }
        guard last > 0, case .key(let list) = steps[last - 1] else { return item }
        return "\(Self.nouns[list] ?? list) \(item)"
    }

    /// The keys as words: `require value`, `cohort at least`, `freezes 2`.
    private var words: String {
        steps.map { step in
            switch step {
            case .key(let key): Self.phrases[key] ?? key
            case .item(let name): name
            case .index(let index): String(index + 1)
            }
        }
        .joined(separator: " ")
    }

    private static let phrases = ["least": "at least", "most": "at most"]

    static let nouns = [
        "noGo": "no-go", "stages": "stage", "gates": "gate", "sources": "source",
        "blockers": "blocker", "mitigations": "mitigation", "risks": "risk", "roles": "role",
        "groups": "group",
        "headers": "header", "holds": "hold",
    ]
}
