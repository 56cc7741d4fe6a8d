import Foundation
import Testing

/// The documents that say how the tree is laid out, held against the tree.
@Suite struct DocumentTests {
    @Test(arguments: Architecture.targets)
    func `a target's page says what it may import`(_ target: Architecture.Target) throws {
        let page = try Checkout.text(
            of: "Sources/\(target.name)/\(target.name).docc/\(target.name).md"
        )
        #expect(page.hasPrefix("# ``\(target.name)``\n"))
        let parts = page.components(separatedBy: "## What it may import\n")
        let list = try #require(parts.count == 2 ? parts[1] : nil)
        let named = Self.quoted(list)
        #expect(named.count == Set(named).count)
        #expect(Set(named) == target.own.union(target.foreign))
    }

    @Test func `README's table of targets is that of the tree`() throws {
        let rows = try Self.rows(under: "## Targets")
        #expect(rows.map { $0[0] } == Architecture.targets.map { "`\($0.name)`" })
        for (row, target) in zip(rows, Architecture.targets) {
            #expect(Set(Self.quoted(row[2])) == target.foreign, "\(target.name)")
        }
    }

    @Test func `the manifest gives each target what it imports and nothing more`() throws {
        let manifest = try Checkout.text(of: "Package.swift")
        for target in Architecture.targets {
            let block = try #require(Self.block(of: target.name, in: manifest), "\(target.name)")
            let own = Architecture.targets.map(\.name).filter {
                $0 != target.name && block.contains("\"\($0)\"")
            }
            #expect(Set(own) == target.own, "\(target.name)")
        }
    }

    /// The text of a target in the manifest, from its name to the next target.
    private static func block(of name: String, in manifest: String) -> String? {
        manifest.components(separatedBy: "arget(").first { part in
            part.drop { $0.isWhitespace }.hasPrefix("name: \"\(name)\"")
        }
    }

    /// The cells of a table of README, without its head.
    static func rows(under title: String) throws -> [[String]] {
        let section = try Checkout.text(of: "README.md").components(separatedBy: title + "\n")
        let text = try #require(section.count == 2 ? section[1] : nil, "\(title)")
        let lines = text.components(separatedBy: "\n")
        let table = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return table.dropFirst(2).map { line in
            line.split(separator: "|", omittingEmptySubsequences: false)
                .dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    static func quoted(_ text: String) -> [String] {
        text.components(separatedBy: "`").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
}
