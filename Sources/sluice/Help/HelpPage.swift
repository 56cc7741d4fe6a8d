/// A command's help, with its own options first and its examples last.
///
/// The options that all commands share have a page of their own, since they would fill each screen.
struct HelpPage {
    let text: String

    /// The titles of the groups of options that have their own page.
    static let common = "Common options"
    static let changes = "Options of changes"

    private static let shared = [common, changes].map { $0.uppercased() + ":" }

    /// Creates the page from one that the parser has made.
    init(_ page: String) {
        var sections = Self.sections(of: Self.withShortUsage(page))
        let hasShared = sections.contains(where: Self.isShared)
        sections.removeAll(where: Self.isShared)
        let examples = sections.isEmpty ? [] : Self.takeExamples(from: &sections[0])
        var text = sections.map { $0.joined(separator: "\n") }.joined(separator: "\n")
        while text.last == "\n" { text.removeLast() }
        if !examples.isEmpty {
            text += "\n\nEXAMPLES:\n" + examples.joined(separator: "\n")
        }
        if hasShared {
            text +=
                "\n\nThe log, the rollout, --json and all that commands share: "
                + "sluice help options"
        }
        self.text = text + "\n"
    }

    /// Returns a text in which the line of usage names no option that need not be given.
    static func withShortUsage(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.uppercased().hasPrefix("USAGE: ") else { return String(line) }
            let needed = line.replacing(/\ (\[-[^\]]*\]|\[?<options>\]?)/, with: "")
            return needed == line ? String(line) : "\(needed) [<options>]"
        }.joined(separator: "\n")
    }

    private static func isShared(_ section: [String]) -> Bool {
        section.first.map(shared.contains) ?? false
    }

    /// Returns the lines of the page in sections, the first of which has no title of its own.
    private static func sections(of page: String) -> [[String]] {
        var sections: [[String]] = [[]]
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if isTitle(line) { sections.append([]) }
            sections[sections.count - 1].append(String(line))
        }
        return sections
    }

    private static func isTitle(_ line: Substring) -> Bool {
        line.last == ":" && line.first?.isLetter == true && line == line.uppercased()
    }

    /// Takes the examples out of the text above the options, where man pages have them.
    private static func takeExamples(from section: inout [String]) -> [String] {
        guard let start = section.firstIndex(where: { $0 == "Example:" || $0 == "Examples:" })
        else { return [] }
        let lines = section[(start + 1)...].prefix { $0.hasPrefix("  ") }
        section.removeSubrange(start..<lines.endIndex)
        // The line between the text and the examples.
        if start < section.count, section[start].isEmpty { section.remove(at: start) }
        return Array(lines)
    }
}
