import Rollouts

/// The keys that a mapping may have.
protocol PlanKey: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

/// A mapping in the plan, read key by key.
struct Fields<Key: PlanKey> {
    let at: Location
    let findings: Findings
    private let entries: [Key: YAMLNode.Entry]

    /// Returns nil unless the node is a mapping; reports unknown keys.
    init?(_ node: YAMLNode, _ findings: Findings) {
        guard let entries = NodeReader<Key>.entries(node, findings) else { return nil }
        at = node.at
        self.findings = findings
        var known: [Key: YAMLNode.Entry] = [:]
        for entry in entries {
            if let key = Key(rawValue: entry.key) {
                known[key] = entry
            } else {
                findings.error(Self.unknown(entry.key), at: entry.keyAt)
            }
        }
        self.entries = known
    }

    private static func unknown(_ key: String) -> String {
        "unknown key \(key.quoted)"
            + Suggestion(for: key, among: Key.allCases.map(\.rawValue)).text
    }

    func required<Value>(_ key: Key, _ reader: NodeReader<Value>) -> Field<Value> {
        if entries[key] == nil {
            findings.error("\(key.rawValue.quoted) is missing", at: at)
            return .unreadable(at)
        }
        return optional(key, reader)
    }

    func optional<Value>(_ key: Key, _ reader: NodeReader<Value>) -> Field<Value> {
        guard let entry = entries[key] else { return .absent }
        guard !entry.value.isEmpty else {
            findings.error("\(key.rawValue.quoted) is empty", at: entry.keyAt)
            return .unreadable(entry.keyAt)
        }
        guard let value = reader.read(entry.value, findings) else {
            return .unreadable(entry.value.at)
        }
        return .read(value, at: entry.value.at)
    }

    /// The keys present among the given ones, with their locations.
    func written(_ keys: [Key]) -> [Located<String>] {
        keys.compactMap { key in
            entries[key].map { Located(value: key.rawValue, at: $0.keyAt) }
        }
    }
}
