import Rollouts

/// Some of the plan's stages, as written: a list of names, or a range such as `early-access..`.
enum WrittenStages: Sendable {
    case list([Located<String>])
    case range(Located<String>)

    static let reader = NodeReader<Self> { node, findings in
        guard case .sequence = node.content else {
            return NodeReader<String>.text.read(node, findings).map {
                .range(Located(value: $0, at: node.at))
            }
        }
        return NodeReader<[Located<String>]>.list(of: .text, atMost: 100).read(node, findings)
            .map { .list($0) }
    }

    /// Returns the names that are not stages, and a range that none is in.
    func strangers(among names: [String]) -> [Located<String>] {
        switch self {
        case .list(let list): list.filter { !names.contains($0.value) }
        case .range(let range): Self.stages(of: range.value, among: names) == nil ? [range] : []
        }
    }

    /// Returns the stages in the plan's order; those that are unknown are reported elsewhere.
    func stages(among names: [String]) -> [String] {
        switch self {
        case .list(let list):
            let wanted = Set(list.map(\.value))
            return names.filter(wanted.contains)
        case .range(let range): return Self.stages(of: range.value, among: names) ?? []
        }
    }

    /// Returns the stages of one name, or of `FIRST..`, `..LAST` or `FIRST..LAST`; nil if none.
    ///
    /// A name may have dots in it, so that every place where two of them stand is tried.
    private static func stages(of range: String, among names: [String]) -> [String]? {
        if names.contains(range) { return [range] }
        for dots in range.ranges(of: "..") {
            let (first, last) = (range[..<dots.lowerBound], range[dots.upperBound...])
            guard !first.isEmpty || !last.isEmpty,
                let from = first.isEmpty ? 0 : names.firstIndex(of: String(first)),
                let to = last.isEmpty ? names.count - 1 : names.firstIndex(of: String(last)),
                from <= to
            else { continue }
            return Array(names[from...to])
        }
        return nil
    }
}
