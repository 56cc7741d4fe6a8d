import Foundation
import Testing

/// Every command's screen, exit code and `--json`, as they were recorded.
///
/// With `RECORD_SNAPSHOTS=1` the sessions are recorded anew, and the run fails all the same, so
/// that nobody takes a recording for a test.
@Suite struct TranscriptTests {
    private static let folder = Binary.root.appending(path: "Tests/CommandTests/Transcripts")

    private static let names: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".transcript") }.sorted() ?? []

    @Test(arguments: names)
    func `a session goes as it was recorded`(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let recorded = Transcript(name: name, text: try String(contentsOf: file, encoding: .utf8))
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

    @Test func `the sessions cover 150 commands and more`() throws {
        let commands = try Self.names.flatMap { name in
            Transcript(
                name: name,
                text: try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            ).steps.map { $0.command.joined(separator: "\n") }
        }
        #expect(commands.count { $0.contains("sluice ") } >= 150)
    }
}
