import Foundation
import Testing

/// Every command's screen, exit code and `--json`, as they were recorded.
///
/// With `RECORD_SNAPSHOTS=1` the sessions are recorded anew, and the run fails all the same, so
/// that nobody takes a recording for a test.
@Suite struct TranscriptTests {
    private static let folder = Binary.root.appending(path: "Tests/CommandTests")

    /// The sessions of single commands and those of whole stories, by their files.
    static let names: [String] = ["Transcripts", "Stories"].flatMap { room in
        let path = folder.appending(path: room).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
            .filter { $0.hasSuffix(".transcript") }.sorted().map { "\(room)/\($0)" }
    }

    /// Returns a session as it was recorded.
    static func session(_ name: String) throws -> Transcript {
        let file = folder.appending(path: name)
        return Transcript(name: name, text: try String(contentsOf: file, encoding: .utf8))
    }

    @Test(arguments: names)
    func `a session goes as it was recorded`(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let recorded = try Self.session(name)
        let played = try recorded.played()
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(played.text.utf8).write(to: file)
            Issue.record("\(name) was recorded; look at the difference, and run without recording")
            return
        }
        for (was, now) in zip(recorded.steps, played.steps) where was != now {
            Issue.record(
                """
                $ \(was.command.joined(separator: "\n> "))
                was:
                \(was.result.joined(separator: "\n"))
                is:
                \(now.result.joined(separator: "\n"))
                """
            )
        }
    }

    @Test func `twenty stories and more are told`() {
        #expect(Self.names.count { $0.hasPrefix("Stories/") } >= 20)
    }

    @Test func `the sessions cover 150 commands and more`() throws {
        let commands = try Self.names.flatMap { name in
            try Self.session(name).steps.map { $0.command.joined(separator: "\n") }
        }
        #expect(commands.count { $0.contains("sluice ") } >= 150)
    }
}
