import Foundation
import TestSupport
import Testing

/// What commands have printed with `--json`, each with the schema of its command.
struct Answers {
    let binary: Binary
    private var lines: [String] = []
    private var schemas: [String: Any] = [:]

    init(binary: Binary) {
        self.binary = binary
    }

    /// Runs a command, whose first words name the schema, with the rest of its arguments.
    mutating func take(_ command: String, _ arguments: String...) throws {
        let words = command.split(separator: " ").map(String.init)
        let result = try binary.sluice(words + arguments + ["--json"])
        let answer = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let schema = try schemas[command] ?? binary.sluice(["schema", "--of"] + words).json
        schemas[command] = schema
        let label = ([command] + arguments).joined(separator: " ")
        let line: [String: Any] = ["label": label, "schema": schema, "answer": answer]
        let data = try JSONSerialization.data(withJSONObject: line)
        lines.append(String(decoding: data, as: UTF8.self))
    }

    /// Holds every answer against its schema.
    func validate() throws {
        try binary.write(lines.joined(separator: "\n") + "\n", to: "answers.jsonl")
        let script = try FixtureFolder.url("validate_answers.py", near: #filePath)
        let file = binary.folder.appending(path: "answers.jsonl").path
        let result = try ProgramOutput(of: ["python3", script.path, file])
        #expect(result.code == 0, "\(result.output)")
        #expect(result.output.contains("\(lines.count) answers"))
    }
}

extension Answers {
    mutating func collectBeforeAdvance() throws {
        try take("status")
        try take("check")
        try take("advance", "--yes")
        try take("advance", "--nonsense")
        try take("advance", "--to", "launch", "--yes")
        try take("plan check", "plan.yaml")
        try take("plan diff", "plan.yaml")
        try take("plan show")
        try take("plan show", "--entry", "0")
        try binary.write(
            SamplePlan.text.replacing("cohort: 10..20", with: "cohort: 15..30"),
            to: "w.yaml"
        )
        try take("plan diff", "w.yaml", "--exit-code")
        try take("plan diff", "--from", "0", "w.yaml")
        try take("plan diff", "--from", "99")
        try take("plan apply", "w.yaml", "--dry-run")
        try take("plan apply", "plan.yaml", "--yes")
        try take("plan apply", "nosuch.yaml", "--yes")
        try binary.attest()
        try take("advance", "--yes")
        try take("advance", "--yes", "--to", "beta")
    }

    mutating func collectStops() throws {
        try take("guard", "--once")
        try take("hold", "a reason")
        try take("resume", "a reason of two")
        try take("advance")
        try take("advance", "--yes", "--expect-revision", "0")
        try take("advance", "--yes", "--wait", "--timeout", "1s")
        try binary.write(SamplePlan.evidence(errors: 3_000), to: "evidence.json")
        try take("guard", "--once")
        try take("guard", "--once")
        try take("check")
        try take("rollback", "--reason", "again")
    }

    mutating func collectRecords() throws {
        try take("blocker raise", "bug", "--severity", "P1", "--title", "It burns")
        try take("blocker list")
        try take("blocker clear", "bug", "--evidence", "run 7", "-m", "done")
        try take("blocker reopen", "bug", "-m", "it is back")
        try take("waive", "db-pool", "--until", "7d", "-m", "a test")
        try binary.write(SamplePlan.text.replacing(#"">= 200""#, with: #"">= 100""#), to: "p.yaml")
        try take("plan diff", "p.yaml")
        try take("mitigation list")
        try take("mitigation done", "db-pool")
        try take("approve", "--stage", "launch")
        try take("attest", "tenant-isolation", "--successes", "9", "--failures", "0")
        try take("risk accept", "nosuch", "-m", "a test")
        try take("status")
    }

    mutating func collectLog() throws {
        try take("log list")
        try take("log list", "--kind", "nosuch")
        try take("log show", "0")
        try take("log show", "999")
        try take("log list", "--exceptions")
        try take("plan apply", "p.yaml", "--yes")
        try take("log list", "--kind", "plan.apply")
        try take("plan diff", "--from", "0", "--to", String(try binary.entries().count - 1))
        try take("log show", String(try binary.entries().count - 1))
        try take("log show", "--why", "beta")
        try take("log show", "--why", "launch")
        try take("log at", "0s")
        try take("log at", "2020-01-01")
        _ = try binary.sluice(["log", "export", "audit"])
        try take("log list", "--log", "audit")
        try take("status", "--log", "audit")
        try take("hold", "x", "--log", "audit")
        try take("log verify")
        try take("log verify", "--replay")
        try take("log checkpoint")
        try take("log consistency", "1")
        try take("log prove", "0")
        try take("log prove", "9999")
        try take("log export", "copy")
        try take("log export", "copy")
        try take("log backup", "copy.db")
        try take("log key show")
        try take("log key create")
        try take("log recover")
        try take("log recover", "--clock", "--reason", "a test")
        try take("log cosign", "copy/checkpoint")
        try take("report")
    }

    mutating func collectOthers() throws {
        let other = SamplePlan.text.replacing("sample-1.0", with: "other-1.0")
        try binary.write(other, to: "other.yaml")
        _ = try binary.sluice(["plan", "apply", "other.yaml", "--yes"])
        try take("status")
        try take("doctor")
        try take("init", "new.yaml")
        try take("init", "new.yaml")
        try take("init", "other.yaml", "--template", "http")
        try take("demo", "play")
        try take("demo", "play")
        try take("stats bound", "--failures", "0", "--trials", "99")
        try take("stats bound", "--failures", "0", "--trials", "99", "--limit", "1%")
        try take("witness key", "--state", "w", "--name", "witness.example.org/sluice")
        try take("witness list", "--state", "w")
        try take("schema")
        try take("status", "--log", "nowhere.db")
    }

    mutating func collectCohorts() throws {
        try take("cohort preview")
        try take("advance", "--yes")
        try take("cohort list")
        try take("cohort contains", "c7")
        try take("cohort contains", "nobody")
        try take("cohort at", "0s")
        try take("cohort at", "0s", "--id", "nobody")
        try take("cohort history", "c7")
        try take("cohort history", "nobody")
        try take("cohort diff", "beta", "beta")
        try take("cohort diff", "beta", "nosuch")
        try take("cohort export", "--format", "json")
        try take("status")
        try take("guard", "--once")
    }
}
