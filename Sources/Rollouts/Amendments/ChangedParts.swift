import JSONCoding
import Values

/// The changes found so far, part by part.
struct ChangedParts {
    let before: JSON
    let after: JSON
    private var parts: [Part: [PlanChange.Value]] = [:]
    private var ranks: [(part: Part, rank: Int)] = []
    private var seen: Set<Place> = []

    private struct Part: Hashable {
        let kind: PlanChange.Kind
        let name: String
    }

    init(before: JSON, after: JSON) {
        self.before = before
        self.after = after
    }

    var changes: [PlanChange] {
        ranks.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.part)
            .map { PlanChange(kind: $0.kind, part: $0.name, values: parts[$0] ?? []) }
    }

    mutating func add(_ part: String, _ value: PlanChange.Value, rank: Int) {
        put(part, .changed, [value], rank: rank)
    }

    /// Adds a difference, unless it is part of a value that is shown as a whole already.
    mutating func add(_ difference: PlanDifference, among all: [PlanDifference]) {
        guard !difference.isOrder else { return addOrder(of: difference) }
        let place = difference.path.readable(from: before, to: after)
        guard seen.insert(place).inserted else { return }
        let loosens = all.contains { other in
            other.effect == .loosens && other.path.steps.starts(with: place.steps)
        }
        let (part, rest) = place.part
        let (old, new) = (place.value(in: before), place.value(in: after))
        if let noun = place.itemNoun { return addItems(noun, of: place, old, new, loosens) }
        guard rest.isEmpty else {
            let value = PlanChange.Value(rest.words, old, new, loosens)
            return put(part, .changed, [value], rank: place.rank)
        }
        addWhole(part, at: place, old, new, loosens)
    }

    private mutating func addOrder(of difference: PlanDifference) {
        let (part, rest) = difference.path.part
        let words = [before, after].map { difference.path.value(in: $0)?.names ?? "" }
        let value = PlanChange.Value(
            key: ([rest.words] + ["order"]).filter { !$0.isEmpty }.joined(separator: " "),
            before: words[0],
            after: words[1],
            loosens: difference.effect == .loosens
        )
        put(part, .changed, [value], rank: difference.path.rank)
    }

    /// Adds a part that only one of the plans has; the gates of a stage are parts of their own.
    private mutating func addWhole(
        _ part: String,
        at place: Place,
        _ old: JSON?,
        _ new: JSON?,
        _ loosens: Bool
    ) {
        put(part, new == nil ? .removed : .added, values(old, new, loosens), rank: place.rank)
        let gates = ((old ?? new)?["gates"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
        for gate in gates {
            let place = place.appending(.key("gates")).appending(.item(gate))
            let (old, new) = (place.value(in: before), place.value(in: after))
            put(
                place.part.name,
                new == nil ? .removed : .added,
                values(old, new, loosens),
                rank: place.rank
            )
        }
    }

    private func values(_ old: JSON?, _ new: JSON?, _ loosens: Bool) -> [PlanChange.Value] {
        guard case .object(let members)? = new ?? old else {
            return [PlanChange.Value("", old, new, loosens)]
        }
        return members.inPlanOrder.filter { !["id", "name", "gates"].contains($0.key) }.map {
            PlanChange.Value($0.key, old?[$0.key], new?[$0.key], loosens)
        }
    }

    /// Adds the items of a list without names that only one of the plans has.
    private mutating func addItems(
        _ noun: String,
        of place: Place,
        _ old: JSON?,
        _ new: JSON?,
        _ loosens: Bool
    ) {
        let (mine, theirs) = (old?.arrayValue ?? [], new?.arrayValue ?? [])
        let gone = mine.filter { !theirs.contains($0) }
        let come = theirs.filter { !mine.contains($0) }
        for (number, item) in gone.enumerated() {
            let name = gone.count > 1 ? "\(noun) (\(number + 1) of \(gone.count))" : noun
            put(name, .removed, values(item, nil, loosens), rank: place.rank)
        }
        for (number, item) in come.enumerated() {
            let name = come.count > 1 ? "\(noun) (\(number + 1) of \(come.count))" : noun
            put(name, .added, values(nil, item, loosens), rank: place.rank)
        }
    }

    private mutating func put(
        _ name: String,
        _ kind: PlanChange.Kind,
        _ values: [PlanChange.Value],
        rank: Int
    ) {
        let part = Part(kind: kind, name: name)
        if parts[part] == nil { ranks.append((part, rank)) }
        parts[part, default: []] += values
    }
}

extension Place {
    /// The word for an item of a list without names; nil for any other place.
    fileprivate var itemNoun: String? {
        switch text {
        case "freezes": "freeze"
        case "advanceWithin": "time to advance in"
        case "notify": "webhook"
        case _: nil
        }
    }
}

extension [Place.Step] {
    fileprivate var words: String {
        map { step in
            switch step {
            case .key(let word), .item(let word): word
            case .index(let index): String(index)
            }
        }
        .joined(separator: " ")
    }
}

extension JSON {
    /// The names of a list's items.
    fileprivate var names: String {
        (arrayValue ?? []).compactMap { ($0["id"] ?? $0["name"])?.stringValue }
            .joined(separator: ", ")
    }
}
