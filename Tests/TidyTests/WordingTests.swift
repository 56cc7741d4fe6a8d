import FoundationEssentials
import Testing

/// Commands and options are shown by the edge; what lies below speaks of facts.
@Suite struct WordingTests {
    @Test(arguments: Architecture.belowTheEdge)
    func `no text below the edge tells a command`(_ target: String) throws {
        for file in try Checkout.swiftFiles(in: ["Sources/\(target)"]) {
            for (index, line) in file.lines.enumerated() where !Self.isComment(line) {
                let texts = Self.strings(in: line)
                for text in texts where Self.tellsACommand(text) {
                    Issue.record("\(file.path):\(index + 1): \(text)")
                }
            }
        }
    }

    private static func isComment(_ line: String) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }

    private static func tellsACommand(_ text: String) -> Bool {
        let commands = [
            "status", "advance", "resume", "approve", "waive", "attest", "plan", "blocker", "log",
            "rollback", "hold", "cohort", "witness", "guard", "mitigation",
        ]
        return commands.contains { text.contains("sluice \($0) ") || text.contains("`\($0) ") }
            || text.contains(" --")
    }

    /// The string literals of a line.
    private static func strings(in line: String) -> [String] {
        line.components(separatedBy: "\"").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
}
