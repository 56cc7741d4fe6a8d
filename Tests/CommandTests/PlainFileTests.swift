import Foundation
import Testing

/// What is named as a file is a file, and what a plan names lies beside the plan's own file.
@Suite struct PlainFileTests {
    private static let plan = """
        sluice: 1
        name: linked
        population: { customers: { csv: list.csv, id: id }, salt: s }
        sources: { p: { command: [./probe], timeout: 5s } }
        noGo: [{ id: v, measure: { from: p, value: v }, require: { value: "<= 5" }, when: live }]
        stages: [{ name: beta, cohort: 1, soak: 0s }, { name: all, cohort: 2, soak: 0s }]

        """

    /// Writes a plan with its list and its program to `releases/NUMBER`.
    private static func release(_ number: Int, value: Int, in binary: Binary) throws {
        let folder = binary.folder.appending(path: "releases/\(number)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("plan.yaml", plan), ("list.csv", "id\nof-\(number)-a\nof-\(number)-b\n"),
            ("probe", "#!/bin/sh\necho '{\"v\": \(value)}'\n"),
        ] { try binary.write(text, to: "releases/\(number)/\(name)") }
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder.appending(path: "probe").path
        )
    }

    private static func link(_ name: String, to target: String, in binary: Binary) throws {
        let path = binary.folder.appending(path: name).path
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test(arguments: [
        ("current", "releases/42", "current/plan.yaml"),
        ("plan.yaml", "releases/42/plan.yaml", "plan.yaml"),
    ])
    func `behind a link, the list and the program are those beside the plan's own file`(
        _ name: String,
        _ target: String,
        _ plan: String
    ) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try Self.release(42, value: 9, in: binary)
        try Self.release(43, value: 1, in: binary)
        try binary.write("id\nwrong-a\nwrong-b\n", to: "list.csv")
        try Self.link(name, to: target, in: binary)
        #expect(try binary.sluice(["plan", "apply", plan, "--yes"]).code == 0)
        // The link is set to another release, of which no plan was applied.
        try Self.link(name, to: target.replacing("42", with: "43"), in: binary)
        #expect(try binary.sluice(["advance", "--yes"]).code == 0)
        #expect(try binary.sluice(["cohort", "list"]).output.contains("of-42-"))
        let refused = try binary.sluice(["advance", "--yes", "--json"])
        #expect(refused.code == 12)
        #expect(try binary.exposure() == 1)
    }

    @Test func `a pipe in the place of a file is refused by every command at once`() throws {
        try withRollout { binary in
            let pipe = binary.folder.appending(path: "pipe").path
            #expect(unsafe mkfifo(pipe, 0o600) == 0)
            for arguments in [
                ["plan", "check", "pipe"], ["plan", "apply", "pipe", "--yes"],
                ["plan", "diff", "pipe"], ["plan", "show", "pipe"], ["plan", "simulate", "pipe"],
                ["advance", "--yes", "--plan", "pipe"], ["log", "verify", "--key", "pipe"],
                ["log", "verify", "--expect-head", "pipe"], ["log", "verify", "--policy", "pipe"],
                ["witness", "cosign", "--key-file", "k", "--logs", "pipe", "pipe"],
            ] {
                let running = try binary.start(arguments)
                let limit = ContinuousClock.now + .seconds(20)
                while running.process.isRunning, ContinuousClock.now < limit { usleep(10_000) }
                let isOver = !running.process.isRunning
                if !isOver { running.process.terminate() }
                let result = try binary.finish(running)
                #expect(isOver, "\(arguments)")
                #expect(result.code != 0, "\(arguments)")
            }
            #expect(try binary.exposure() == 0)
        }
    }

    @Test(arguments: ["/dev/zero", ".", "gone.yaml"])
    func `a device, a folder and nothing are no plan`(_ path: String) throws {
        let binary = try Binary()
        defer { binary.remove() }
        let refused = try binary.sluice(["plan", "check", path])
        #expect(refused.code == 65)
        #expect(refused.talk.contains("\(path): "))
        #expect(refused.output.isEmpty)
    }
}
