import Foundation
import Testing

/// Files that a command writes for others replace the old ones whole, or are refused.
@Suite struct OutputFileTests {
    /// Runs a command under a umask, which only a shell can set for one process.
    private static func sluice(
        _ binary: Binary,
        umask: String,
        _ arguments: String
    ) throws -> Binary.Result {
        try binary.finish(
            binary.start(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", "umask \(umask); exec '\(Binary.built.path)' \(arguments)"]
            )
        )
    }

    @Test(arguments: [("077", 0o600), ("027", 0o640), ("022", 0o644)])
    func `the flag file is made as the umask says, and keeps the mode that it is given`(
        _ umask: String,
        _ mode: Int
    ) throws {
        try withRollout { binary in
            let flags = binary.folder.appending(path: "flags.json").path
            func present() throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: flags)[.posixPermissions] as? Int
            }
            let hold = "hold --reason x --flags-file flags.json"
            #expect(try Self.sluice(binary, umask: umask, hold).code == 0)
            #expect(try present() == mode)
            try FileManager.default.setAttributes([.posixPermissions: 0o620], ofItemAtPath: flags)
            try binary.attest()
            _ = try binary.sluice(["resume", "--reason", "x", "--yes"])
            let advance = "advance --yes --flags-file flags.json"
            #expect(try Self.sluice(binary, umask: umask, advance).code == 0)
            #expect(try String(contentsOfFile: flags, encoding: .utf8).contains("sample-1.0"))
            #expect(try present() == 0o620)
        }
    }

    @Test func `a drawing replaces a file, and neither a pipe nor a device`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let expected = "\nexpect: { traffic: 100/h, rates: { error-rate: 0.1% } }\n"
        try binary.write(SamplePlan.text + expected, to: "plan.yaml")
        try binary.write("old", to: "a.svg")
        let pipe = binary.folder.appending(path: "pipe").path
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let simulate = ["plan", "simulate", "plan.yaml", "--runs", "10", "--svg"]
        #expect(try binary.sluice(simulate + ["a.svg"]).code == 0)
        let drawn = binary.folder.appending(path: "a.svg")
        #expect(try String(contentsOf: drawn, encoding: .utf8).hasPrefix("<svg"))
        for path in ["pipe", "/dev/null", ".", "nowhere/a.svg"] {
            let refused = try binary.sluice(simulate + [path])
            #expect(refused.code == 64)
            #expect(refused.talk.contains("\(path) cannot be written: "))
        }
    }

    @Test func `a plan to start from never takes another file's place`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try binary.sluice(["init", "a plan.yaml"]).code == 0)
        #expect(try binary.sluice(["plan", "check", "a plan.yaml"]).code == 0)
        let again = try binary.sluice(["init", "a plan.yaml"])
        #expect(again.code == 64)
        #expect(again.talk.contains("is there already"))
    }
}
