import JSONCoding
package import Rollouts

extension Plan {
    /// Returns the differences to another plan, one line each: `stages[beta].soak: 7d → 3d`.
    package func differences(to other: Plan) throws -> [String] {
        let before = try JSON(parsing: CanonicalJSON.encode(self))
        let after = try JSON(parsing: CanonicalJSON.encode(other))
        return before.differences(to: after, at: "")
    }
}

extension JSON {
    fileprivate func differences(to other: JSON, at path: String) -> [String] {
        guard self != other else { return [] }
        guard let mine = parts, let theirs = other.parts else {
            return ["\(path): \(brief) → \(other.brief)"]
        }
        let names =
            mine.map(\.name)
            + theirs.map(\.name).filter { name in
                !mine.contains { $0.name == name }
            }
        return names.flatMap { name in
            let place = path.isEmpty ? name : "\(path)\(name.hasPrefix("[") ? "" : ".")\(name)"
            switch (mine.first { $0.name == name }?.value, theirs.first { $0.name == name }?.value)
            {
            case (let before?, let after?): return before.differences(to: after, at: place)
            case (nil, let after?): return ["\(place): added \(after.brief)"]
            case (let before?, nil): return ["\(place): removed \(before.brief)"]
            case (nil, nil): return []
            }
        }
    }

    /// An object's members, or a list's items by their id, name or index.
    private var parts: [(name: String, value: JSON)]? {
        switch self {
        case .object(let members):
            members.map { ($0.key, $0.value) }
        case .array(let items):
            items.enumerated().map { index, item in
                let name = item["id"]?.stringValue ?? item["name"]?.stringValue
                return ("[\(name ?? String(index))]", item)
            }
        case .null, .bool, .number, .string:
            nil
        }
    }

    private var brief: String {
        let text = (try? canonicalBytes()).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        let plain = stringValue ?? text
        return plain.count > 60 ? plain.prefix(57) + "…" : plain
    }
}
