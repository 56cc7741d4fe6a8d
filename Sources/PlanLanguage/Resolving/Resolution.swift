import Rollouts

/// A plan's tree with the files that it includes and the values of its variables.
struct Resolution {
    let root: YAMLNode
    /// In the order of the file.
    let values: [PlanValue]
    /// The included files; a location's file is 1 for the first of them.
    let files: [String]

    init(
        _ root: YAMLNode,
        _ entries: [YAMLNode.Entry],
        given: GivenValues,
        _ inclusion: Inclusion,
        _ findings: Findings
    ) {
        var inclusion = inclusion
        let variables = entries.first { $0.key == PlanDocument.Key.variables.rawValue }
        let documents = variables.flatMap { VariableDocument.all.read($0.value, findings) } ?? []
        let values = documents.compactMap {
            $0.value(given: given.values[$0.name.value], findings)
        }
        Self.refuse(given, documents, at: variables?.keyAt, findings)
        var substitution = Substitution(
            values: Dictionary(values.map { ($0.name, $0.value) }) { $1 },
            known: documents.map(\.name.value),
            bytesMax: YAMLLimits.bytes,
            findings
        )
        // A plan without variables may have programs that are given `${…}` to read themselves.
        let isPlain = variables == nil
        let own = entries.filter { $0.key != PlanDocument.Key.variables.rawValue }.map { entry in
            isPlain ? entry : entry.resolved(by: &substitution)
        }
        let include = own.first { $0.key == PlanDocument.Key.include.rawValue }
        let shared = include.map { inclusion.included(by: $0.value) } ?? []
        let added = isPlain ? shared : shared.map { $0.resolved(by: &substitution) }
        let rest = own.filter { $0.key != PlanDocument.Key.include.rawValue }
        let merged = added.reduce(rest) { $0.adding($1, findings) }
        self.root = YAMLNode(content: .mapping(merged), at: root.at)
        self.values = values
        files = inclusion.files
        if isPlain { Self.note(merged, findings) }
    }

    private static func refuse(
        _ given: GivenValues,
        _ documents: [VariableDocument],
        at place: Location?,
        _ findings: Findings
    ) {
        let known = documents.map(\.name.value)
        let unknown = Set(given.values.keys).subtracting(known).subtracting(given.optional)
        for name in unknown.sorted() {
            findings.error(
                place == nil
                    ? "the plan has no variables, so that \(name.quoted) cannot be given a value"
                    : "a value is given to \(name.quoted), which is no variable of the plan"
                        + Suggestion(for: name, among: known).text,
                at: place ?? .start
            )
        }
    }

    /// Warns of what looks like a variable in a plan without any, but for the words of a program.
    private static func note(_ entries: [YAMLNode.Entry], _ findings: Findings) {
        for entry in entries where entry.key != "command" { note(entry.value, findings) }
    }

    private static func note(_ node: YAMLNode, _ findings: Findings) {
        switch node.content {
        case .scalar(let text, _):
            guard let name = text.firstVariable else { return }
            findings.add(
                .warning(
                    "\("${\(name)}".quoted) is taken as it stands: the plan has no variables",
                    at: node.at
                )
            )
        case .sequence(let nodes): for node in nodes { note(node, findings) }
        case .mapping(let entries): note(entries, findings)
        case .refused: return
        }
    }
}

extension String {
    /// The name in the first `${name}`; nil if there is none.
    fileprivate var firstVariable: String? {
        guard let start = firstRange(of: "${") else { return nil }
        let name = self[start.upperBound...].prefix { $0 != "}" }
        return name.endIndex < endIndex && String(name).isVariableName ? String(name) : nil
    }
}

extension YAMLNode.Entry {
    fileprivate func resolved(by substitution: inout Substitution) -> Self {
        Self(key: key, keyAt: keyAt, value: substitution.resolved(value))
    }
}

extension [YAMLNode.Entry] {
    /// Returns the entries with one of an included file: its items come after the plan's own.
    fileprivate func adding(_ entry: YAMLNode.Entry, _ findings: Findings) -> Self {
        guard let index = firstIndex(where: { $0.key == entry.key }) else { return self + [entry] }
        let mine = self[index]
        let content: YAMLNode.Content
        switch (mine.value.content, entry.value.content) {
        case (.sequence(let items), .sequence(let others)):
            content = .sequence(items + others)
        case (.mapping(let items), .mapping(let others)):
            content = .mapping(items + others.filter { !$0.isRepeated(among: items, findings) })
        case (_, .refused), (.refused, _):
            return self
        case (.sequence, _), (.mapping, _), (.scalar, _):
            let kind = if case .sequence = mine.value.content { "a list" } else { "a mapping" }
            findings.expected("\(kind) as in the plan", entry.value)
            return self
        }
        var merged = self
        merged[index] = YAMLNode.Entry(
            key: mine.key,
            keyAt: mine.keyAt,
            value: YAMLNode(content: content, at: mine.value.at)
        )
        return merged
    }
}

extension YAMLNode.Entry {
    /// True after reporting that the name is given already.
    fileprivate func isRepeated(among others: [Self], _ findings: Findings) -> Bool {
        guard let first = others.first(where: { $0.key == key }) else { return false }
        findings.error(
            "\(key.quoted) is there already, on line \(first.keyAt.line) of "
                + (first.keyAt.file == 0 ? "the plan" : "another included file"),
            at: keyAt
        )
        return true
    }
}
