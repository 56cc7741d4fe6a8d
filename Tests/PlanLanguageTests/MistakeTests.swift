import Foundation
import PlanLanguage
import Testing

@Suite struct MistakeTests {
    /// `RECORD_SNAPSHOTS=1` writes what is said now; the run fails, so that it is looked at.
    @Test(arguments: Fixtures.mistakes)
    func `each mistake is reported with its place, all at once`(_ file: URL) throws {
        let expected = file.deletingPathExtension().appendingPathExtension("diagnostics")
        let parsed = PlanParser.parse(try Fixtures.text(file))
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try parsed.report.write(to: expected, atomically: true, encoding: .utf8)
            Issue.record("recorded \(expected.lastPathComponent)")
        }
        #expect(parsed.report == (try Fixtures.text(expected)))
        let fails = parsed.diagnostics.contains { $0.severity == .error }
        #expect((parsed.plan == nil) == fails)
    }

    @Test func `there is a fixture for every rule`() throws {
        let folder = Fixtures.repository.appending(path: "Sources/PlanLanguage/Rules")
        let rules = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .map { $0.replacing(".swift", with: "") }.filter { $0 != "Rules" }
        #expect(rules.count > 25)
        for rule in rules {
            let fixture = Fixtures.folder.appending(path: "Rules/\(rule).yaml")
            let parsed = PlanParser.parse(try Fixtures.text(fixture))
            #expect(!parsed.diagnostics.isEmpty, "\(rule).yaml breaks no rule")
        }
    }

    @Test(arguments: Fixtures.mistakes)
    func `no message shows a secret`(_ file: URL) throws {
        let parsed = PlanParser.parse(try Fixtures.text(file))
        #expect(!parsed.report.contains("hunter2"))
    }

    @Test func `diagnostics come in the order of the text`() throws {
        for file in Fixtures.mistakes {
            let places = PlanParser.parse(try Fixtures.text(file)).diagnostics
                .map { ($0.line, $0.column) }
            #expect(places.elementsEqual(places.sorted(by: <), by: ==))
        }
    }
}
