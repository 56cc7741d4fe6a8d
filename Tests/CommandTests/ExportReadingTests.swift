import Foundation
import Testing

/// An export, read by what reads a log.
@Suite struct ExportReadingTests {
    private func withExport(_ body: (Binary, String) throws -> Void) throws {
        try withRollout { binary in
            try binary.reach("beta")
            _ = try binary.sluice(["hold", "--reason", "lunch"])
            let folder = binary.folder.appending(path: "audit").path
            #expect(try binary.sluice(["log", "export", folder]).code == 0)
            try body(binary, folder)
        }
    }

    private static let readers = [
        ["log", "list", "--from", "0"], ["log", "show", "2"], ["log", "show", "--why", "beta"],
        ["log", "at", "0s"], ["report"], ["plan", "show"],
    ]

    @Test(arguments: readers)
    func `it gives what the log gives`(_ words: [String]) throws {
        try withExport { binary, folder in
            let log = try binary.sluice(words + ["--json"])
            let export = try binary.sluice(words + ["--json", "--log", folder])
            #expect(export.code == 0, "\(export.talk)")
            #expect(Self.steady(export.output) == Self.steady(log.output))
            #expect(export.talk.contains("reading an export of 4 entries, signed by"))
        }
    }

    /// The output without the ages, which differ from one look to the next, and without the option
    /// with which a next command names the export.
    private static func steady(_ text: String) -> String {
        text.replacing(/"(asOf|ageSeconds)" : [^\n]*/, with: "").replacing(
            /\ --log [^" ]*/,
            with: ""
        )
    }

    @Test func `status of it is what is on record, without the log's key`() throws {
        try withExport { binary, folder in
            let environment = ["SLUICE_LOG": folder, "XDG_STATE_HOME": "/nowhere"]
            let status = try binary.sluice(["status", "--json"], environment: environment)
            #expect(status.code == 0)
            #expect(status.json["stage"] as? String == "beta")
            #expect(status.json["isMeasured"] as? Bool == false)
            #expect((status.json["holds"] as? [Any])?.count == 1)
            #expect(status.talk.contains("The key came with it"))
        }
    }

    @Test(arguments: ["entries.jsonl", "checkpoint", "log.vkey"])
    func `one that was altered is noticed by every reader`(_ name: String) throws {
        try withExport { binary, folder in
            let file = URL(fileURLWithPath: folder).appending(path: name)
            var text = try String(contentsOf: file, encoding: .utf8)
            if name == "entries.jsonl" {
                text = text.replacing("\"lunch\"", with: "\"brunch\"")
            } else {
                let digit = try #require(text.lastIndex { "01234567abcdef".contains($0) })
                text.replaceSubrange(digit...digit, with: text[digit] == "7" ? "8" : "7")
            }
            try Data(text.utf8).write(to: file)
            for words in Self.readers + [["status"]] {
                let result = try binary.sluice(words + ["--log", folder, "--json"])
                #expect([40, 43].contains(result.code) || name == "log.vkey", "\(words)")
                #expect(result.code != 0, "\(words): \(result.output)")
            }
            let verified = try binary.sluice(["log", "verify", "--log", folder])
            #expect(verified.code != 0)
        }
    }

    @Test func `a tail that is cut off is noticed`() throws {
        try withExport { binary, folder in
            let file = URL(fileURLWithPath: folder).appending(path: "entries.jsonl")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            try Data((lines.dropLast().joined(separator: "\n") + "\n").utf8).write(to: file)
            let result = try binary.sluice(["log", "list", "--log", folder])
            #expect([40, 41].contains(result.code), "\(result.talk)")
            #expect(result.talk.contains("is not what was signed"))
        }
    }

    @Test func `a key from elsewhere is believed before the one that came with it`() throws {
        try withExport { binary, folder in
            let other = try Binary()
            defer { other.remove() }
            try other.write(SamplePlan.text, to: "plan.yaml")
            #expect(try other.sluice(["plan", "apply", "plan.yaml", "--yes"]).code == 0)
            let keys = other.folder.appending(path: "state/sluice").path
            let name = try #require(
                try FileManager.default.contentsOfDirectory(atPath: keys)
                    .first { $0.hasSuffix(".key") }
            )
            let file = "\(keys)/\(name)"
            let result = try binary.sluice(
                ["log", "list", "--log", folder, "--key-file", file]
            )
            #expect(result.code == 43, "\(result.talk)")
        }
    }

    @Test func `nothing is ever written to it, nor kept beside it`() throws {
        try withExport { binary, folder in
            let before = try Self.content(of: folder)
            for words in [
                ["hold", "x"], ["rollback"], ["advance", "--yes"], ["guard", "--once"],
                ["approve"], ["plan", "apply", "plan.yaml", "--yes"], ["log", "checkpoint"],
                ["log", "export", "again"], ["cohort", "preview"],
            ] {
                let result = try binary.sluice(words + ["--log", folder, "--json"])
                #expect(result.code == 1, "\(words): \(result.code) \(result.output)")
                #expect(result.errorCode == "log-read-only", "\(words)")
            }
            for words in Self.readers + [["status"]] {
                _ = try binary.sluice(words + ["--log", folder])
            }
            #expect(try Self.content(of: folder) == before)
            let beside = try FileManager.default.contentsOfDirectory(atPath: binary.folder.path)
            #expect(!beside.contains { $0.hasPrefix("audit.") })
        }
    }

    private static func content(of folder: String) throws -> [String: Data] {
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        var content: [String: Data] = [:]
        for case let name as String in files {
            content[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
        }
        return content
    }

    @Test func `of customers it says that their names are not in it`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            #expect(try binary.sluice(["log", "export", "audit"]).code == 0)
            for words in [["list"], ["contains", "c1"], ["history", "c1"], ["at", "0s"]] {
                let result = try binary.sluice(["cohort"] + words + ["--log", "audit", "--json"])
                #expect(result.code == 64 && result.errorCode == "customers-unknown", "\(words)")
            }
            let shown = try binary.sluice(["log", "show", "2", "--log", "audit"])
            #expect(shown.code == 0)
        }
    }
}
