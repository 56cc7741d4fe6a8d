import Rollouts

/// The values of a plan's variables, put in the place of `${name}` in its texts.
///
/// A value becomes part of one text, and is read as that: it can be neither a key nor a list, and
/// what looks like a variable in it is none. `$${` stands for `${`.
struct Substitution {
    let values: [String: String]
    /// All variables, also those without a value, of which that was reported.
    let known: [String]
    let findings: Findings
    /// The bytes that values may add, so that a few lines do not become more than memory holds.
    private var bytesLeft: Int

    init(values: [String: String], known: [String], bytesMax: Int, _ findings: Findings) {
        self.values = values
        self.known = known
        bytesLeft = bytesMax
        self.findings = findings
    }

    /// Returns a node in which each text has its values; one that cannot is refused, and reported.
    mutating func resolved(_ node: YAMLNode) -> YAMLNode {
        switch node.content {
        case .scalar(let text, let isPlain):
            guard text.contains("${") else { return node }
            let content = resolved(text, at: node.at).map {
                YAMLNode.Content.scalar($0, isPlain: isPlain)
            }
            return YAMLNode(content: content ?? .refused, at: node.at)
        case .sequence(let nodes):
            return YAMLNode(content: .sequence(nodes.map { resolved($0) }), at: node.at)
        case .mapping(let entries):
            let resolved = entries.map { entry in
                YAMLNode.Entry(
                    key: entry.key,
                    keyAt: entry.keyAt,
                    value: self.resolved(entry.value)
                )
            }
            return YAMLNode(content: .mapping(resolved), at: node.at)
        case .refused:
            return node
        }
    }

    private mutating func resolved(_ text: String, at location: Location) -> String? {
        var shown = ""
        var rest = text[...]
        var isWhole = true
        while let dollar = rest.firstIndex(of: "$") {
            shown += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                shown += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${") {
                let name = rest.dropFirst(2).prefix { $0 != "}" }
                rest = rest.dropFirst(2 + name.count + 1)
                let value = value(of: String(name), at: location)
                isWhole = isWhole && value != nil
                shown += value ?? ""
            } else {
                shown += "$"
                rest = rest.dropFirst()
            }
        }
        return isWhole ? shown + rest : nil
    }

    private mutating func value(of name: String, at location: Location) -> String? {
        guard known.contains(name) else {
            findings.error(
                name.isVariableName
                    ? "unknown variable \(name.quoted)\(Suggestion(for: name, among: known).text)"
                    : "'${' begins a variable, such as ${service}; $${ stands for the text",
                at: location
            )
            return nil
        }
        guard let value = values[name] else { return nil }
        guard bytesLeft >= 0 else { return nil }
        bytesLeft -= value.utf8.count
        guard bytesLeft >= 0 else {
            findings.error("with its values the plan is larger than 1 MiB", at: location)
            return nil
        }
        return value
    }
}
