import JSONCoding

/// The comparison of two values key by key, in which each difference is weighed by its row.
struct KeyComparison: Sendable {
    /// The names of the stages in force, in order.
    let stages: [String]
    /// True if a stage has no checks, so that it cannot be left as long as it gets none.
    let hasStageWithoutChecks: Bool

    func differences(_ before: JSON, _ after: JSON, at place: Place) -> [PlanDifference] {
        differences(
            KeyChange(place: place, before: before, after: after, context: self),
            weighedAs: nil
        )
    }

    /// Returns the differences of a value; `given` is the effect of a whole that it is part of.
    private func differences(
        _ change: KeyChange,
        weighedAs given: PlanDifference.Effect?
    ) -> [PlanDifference] {
        guard change.before != change.after else { return [] }
        let effect = given ?? KeyRow.row(of: change.place.pattern)?.effect(change)
        guard let mine = change.before?.parts, let theirs = change.after?.parts else {
            return [PlanDifference(change, effect ?? .loosens)]
        }
        let added = theirs.filter { part in !mine.contains { $0.step == part.step } }
        let inside = (mine + added).flatMap { part in
            differences(
                KeyChange(
                    place: change.place.appending(part.step),
                    before: mine.first { $0.step == part.step }?.value,
                    after: theirs.first { $0.step == part.step }?.value,
                    parents: (change.before, change.after),
                    context: self
                ),
                weighedAs: effect
            )
        }
        return inside + orderDifference(change, mine, theirs, effect)
    }

    /// Returns the difference in the order of the items that both lists have, if any.
    private func orderDifference(
        _ change: KeyChange,
        _ mine: [JSON.Part],
        _ theirs: [JSON.Part],
        _ given: PlanDifference.Effect?
    ) -> [PlanDifference] {
        guard case .array? = change.before, case .array? = change.after else { return [] }
        let before = mine.map(\.step).filter(theirs.map(\.step).contains)
        let after = theirs.map(\.step).filter(before.contains)
        guard before != after else { return [] }
        let row = KeyRow.row(of: "\(change.place.pattern)[order]")
        let words = [before, after].map { $0.map(\.word).joined(separator: ", ") }
        let what = ": order \(words[0]) → \(words[1])"
        return [
            PlanDifference(
                place: change.place.text,
                text: change.place.text + what,
                name: change.place.name + what,
                effect: given ?? row?.effect(change) ?? .loosens,
                path: change.place,
                isOrder: true
            )
        ]
    }
}

/// A value that differs, with what it is part of.
struct KeyChange: Sendable {
    let place: Place
    /// Nil if it was added.
    let before: JSON?
    /// Nil if it is taken away.
    let after: JSON?
    /// The objects or lists that hold the value.
    var parents: (before: JSON?, after: JSON?) = (nil, nil)
    let context: KeyComparison
}

extension PlanDifference {
    fileprivate init(_ change: KeyChange, _ effect: Effect) {
        let words: (text: String, name: String)
        switch (change.before, change.after) {
        case (let before?, let after?):
            let values = ": \(before.brief) → \(after.brief)"
            words = (values, values)
        case (let before?, nil): words = (": removed \(before.brief)", " taken away")
        case (nil, let after?): words = (": added \(after.brief)", ": added \(after.brief)")
        case (nil, nil): words = ("", "")
        }
        place = change.place.text
        text = place + words.text
        name = change.place.name + words.name
        self.effect = effect
        path = change.place
        isOrder = false
    }
}

extension JSON {
    fileprivate struct Part {
        let step: Place.Step
        let value: JSON
    }

    /// An object's members, or a list's items by their id or name, or else their index.
    fileprivate var parts: [Part]? {
        switch self {
        case .object(let members):
            return members.map { Part(step: .key($0.key), value: $0.value) }
        case .array(let items):
            let names = items.map { $0["id"]?.stringValue ?? $0["name"]?.stringValue }
            let areNamed = Set(names.compactMap(\.self)).count == items.count
            return zip(names, items.enumerated()).map { name, item in
                let step = name.flatMap { areNamed ? Place.Step.item($0) : nil }
                return Part(step: step ?? .index(item.offset), value: item.element)
            }
        case .null, .bool, .number, .string:
            return nil
        }
    }

    fileprivate var brief: String {
        let text = (try? canonicalBytes()).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        let plain = stringValue ?? text
        return plain.count > 60 ? plain.prefix(57) + "…" : plain
    }
}

extension Place.Step {
    fileprivate var word: String {
        switch self {
        case .key(let word), .item(let word): word
        case .index(let index): String(index)
        }
    }
}
