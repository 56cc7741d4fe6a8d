import Foundation

/// Every command that the parser knows, by its words.
struct CommandTree {
    struct Leaf: Sendable {
        let words: [String]
        let discussion: String
    }

    let leaves: [Leaf]

    init(of binary: Binary) throws {
        let dump = try binary.sluice(["--experimental-dump-help"]).json
        leaves = Self.leaves(of: dump["command"] as? [String: Any] ?? [:], under: [])
            .filter { $0.words != ["options"] }
    }

    private static func leaves(of command: [String: Any], under words: [String]) -> [Leaf] {
        let children = (command["subcommands"] as? [[String: Any]] ?? []).filter {
            $0["commandName"] as? String != "help"
        }
        guard !children.isEmpty else {
            return [Leaf(words: words, discussion: command["discussion"] as? String ?? "")]
        }
        return children.flatMap { child in
            leaves(of: child, under: words + [child["commandName"] as? String ?? ""])
        }
    }
}

extension CommandTree.Leaf {
    /// The commands that its help gives as examples.
    var examples: [String] {
        discussion.split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("  ") && $0.contains("sluice ") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
