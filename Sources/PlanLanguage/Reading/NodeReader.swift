import Values

/// A conversion from a node to a value; returns nil after reporting the reason.
struct NodeReader<Value: Sendable>: Sendable {
    let read: @Sendable (YAMLNode, Findings) -> Value?
}

extension NodeReader {
    /// Reads a scalar with `convert`, which returns nil if the text is not valid.
    static func scalar(
        _ expected: String,
        _ convert: @escaping @Sendable (String) -> Value?
    ) -> Self {
        NodeReader { node, findings in
            if case .scalar(let text, _) = node.content, let value = convert(text) { return value }
            findings.expected(expected, node)
            return nil
        }
    }

    /// Reads a list that is not empty with `element`; omits elements that it cannot read.
    static func list<Element>(of element: NodeReader<Element>, atMost limit: Int = 1_000) -> Self
    where Value == [Located<Element>] {
        NodeReader { node, findings in
            guard case .sequence(let nodes) = node.content else {
                findings.expected("a list", node)
                return nil
            }
            if nodes.isEmpty { findings.error("the list is empty", at: node.at) }
            if let surplus = nodes.dropFirst(limit).first {
                findings.error("more than \(limit) in one list", at: surplus.at)
            }
            return nodes.prefix(limit).compactMap { node in
                if node.isEmpty { findings.error("an item of the list is empty", at: node.at) }
                let value = node.isEmpty ? nil : element.read(node, findings)
                return value.map { Located(value: $0, at: node.at) }
            }
        }
    }

    /// Reads a mapping from names chosen by the author to values read with `value`.
    static func named<Element>(_ value: NodeReader<Element>) -> Self
    where Value == [Named<Element>] {
        NodeReader { node, findings in
            entries(node, findings)?.compactMap { entry in
                let problem = nameProblem(entry)
                if let problem { findings.error(problem, at: entry.keyAt) }
                guard problem == nil, let read = value.read(entry.value, findings) else {
                    return nil
                }
                let name = Located(value: entry.key, at: entry.keyAt)
                return Named(name: name, value: read, at: entry.value.at)
            }
        }
    }
}

struct Named<Value: Sendable>: Sendable {
    let name: Located<String>
    let value: Value
    let at: Location
}

extension Findings {
    func expected(_ expected: String, _ node: YAMLNode) {
        if case .refused = node.content { return }
        error("expected \(expected), found \(node.kind)", at: node.at)
    }
}

extension NodeReader {
    static func entries(_ node: YAMLNode, _ findings: Findings) -> [YAMLNode.Entry]? {
        guard case .mapping(let entries) = node.content else {
            findings.expected("a mapping", node)
            return nil
        }
        return entries
    }

    private static func nameProblem(_ entry: YAMLNode.Entry) -> String? {
        if entry.key.isBlank { return "a name is \(entry.key.isEmpty ? "empty" : "blank")" }
        if entry.key.unicodeScalars.contains(where: \.isControl) {
            return "a name contains a control character"
        }
        return entry.value.isEmpty ? "\(entry.key.quoted) is empty" : nil
    }
}
