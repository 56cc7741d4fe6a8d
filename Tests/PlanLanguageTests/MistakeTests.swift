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

    @Test(arguments: [
        "root:$6$hunter2:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\n", "hunter2", "",
        "PASSWORD=hunter2\nOTHER=x\n", "password: hunter2\n", "- hunter2\n", "[hunter2, a]",
        "hunter2: a\nhunter2: b\n", "name: hunter2\ndescription: hunter2\nhunter2: {a: b}\n",
        "hunter2: &a [x]\nb: *a\n", "\"hunter2", "{hunter2: [}", "hunter2: !!str x\n",
        "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n",
        "stages: [hunter2]\nvariables: { hunter2: hunter2 }\n", "? [hunter2]\n: hunter2\n",
        "a: \"\\q hunter2\"", "%hunter2\n---\n", "hunter2\n---\nhunter2",
        String(repeating: "hunter2: a\nhunter2-b: c\n", count: 2_000),
    ])
    func `nothing is told of a file that is no plan`(_ text: String) {
        let parsed = PlanParser.parse(text)
        #expect(parsed.plan == nil)
        #expect(!parsed.report.isEmpty)
        #expect(!parsed.report.contains("hunter2"), "\(parsed.report)")
    }

    @Test func `diagnostics come in the order of the text`() throws {
        for file in Fixtures.mistakes {
            let places = PlanParser.parse(try Fixtures.text(file)).diagnostics
                .map { ($0.line, $0.column) }
            #expect(places.elementsEqual(places.sorted(by: <), by: ==))
        }
    }
}
