package import Foundation

/// A log that was recorded once and is kept as it is, with everything needed to verify it.
package struct KeptHistory: Sendable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) { self.name = name }

    package var description: String { name }

    package static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Histories")

    /// Every history there is, in the order of their names.
    package static let all: [Self] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map(Self.init).filter { $0.has(.log) }
    }()

    package enum File: String, Sendable {
        case log = "log.sqlite"
        case key = "log.vkey"
        case retiredKey = "retired.vkey"
        case policy = "witnesses.policy"
        case export
        case decisions = "decisions.txt"
        case answers = "answers.txt"
    }

    package func url(_ file: File) -> URL {
        Self.folder.appending(path: name).appending(path: file.rawValue)
    }

    package func has(_ file: File) -> Bool {
        FileManager.default.fileExists(atPath: url(file).path)
    }

    package func text(_ file: File) throws -> String {
        try String(contentsOf: url(file), encoding: .utf8)
    }

    /// Runs a test on a copy of the log, as opening one leaves files beside it.
    package func withCopy<Result>(
        _ body: (TemporaryFolder, _ path: String) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            let path = folder.path(File.log.rawValue)
            try FileManager.default.copyItem(atPath: url(.log).path, toPath: path)
            return try await body(folder, path)
        }
    }
}
