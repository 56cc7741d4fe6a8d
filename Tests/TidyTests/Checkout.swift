import Foundation

/// The checkout that the tests were built from.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct SourceFile: Sendable {
        /// From the top level: `Sources/Rollouts/Plan/Plan.swift`.
        let path: String
        let lines: [String]
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every Swift file below some folders.
    static func swiftFiles(in folders: [String]) throws -> [SourceFile] {
        try folders.flatMap { folder in
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return try (names?.allObjects as? [String] ?? [])
                .filter { $0.hasSuffix(".swift") && !$0.contains(".build") }
                .sorted()
                .map { name in
                    let path = "\(folder)/\(name)"
                    let text = try String(
                        contentsOf: root.appending(path: path),
                        encoding: .utf8
                    )
                    return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
                }
        }
    }
}
