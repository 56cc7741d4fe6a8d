import Foundation
import Testing

/// What people see, and the keys that scripts rely on.
@Suite struct ScreenTests {
    private static let screens = [
        ["status"], ["check"], ["plan", "show"], ["log", "list"], ["log", "show", "2"],
        ["log", "show", "--why", "beta"], ["log", "show", "--why", "launch"], ["log", "at", "0s"],
        ["blocker", "list"], ["mitigation", "list"], ["doctor"], ["advance", "--dry-run"],
    ]

    /// A plan whose texts are long and whose description would like to paint the screen.
    private static let plan = SamplePlan.text.replacing(
        "name: sample-1.0",
        with: """
            name: sample-1.0
            description: "\(String(repeating: "a long description 長い説明 ", count: 12))"
            """
    ).replacing(
        "title: Scale the pool",
        with: "title: \(String(repeating: "Scale the connection pool ", count: 8))"
    )

    @Test func `no line is wider than the terminal`() throws {
        try withRollout(plan: Self.plan) { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            _ = try binary.sluice(
                [
                    "blocker", "raise", "slow", "--severity", "P1", "--title",
                    String(repeating: "everything is very slow ", count: 10),
                ]
            )
            _ = try binary.sluice(["hold", "--reason", String(repeating: "x", count: 300)])
            for (arguments, columns) in Self.screens.flatMap({ [($0, 80), ($0, 60)] }) {
                let environment = ["COLUMNS": String(columns)]
                let result = try binary.sluice(arguments, environment: environment)
                #expect(!result.output.isEmpty, "\(arguments)")
                for line in result.output.split(separator: "\n") {
                    #expect(Self.columns(line) <= columns, "\(arguments): \(line)")
                }
            }
        }
    }

    /// Counts wide characters twice, as terminals do.
    private static func columns(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xA4CF).contains($1.value) ? 2 : 1) }
    }

    @Test func `without a terminal there is no colour`() throws {
        try withRollout { binary in
            let status = try binary.sluice(["status"])
            #expect(!status.output.contains("\u{1B}"))
        }
    }

    @Test(arguments: [
        ("NO_COLOR= TERM=xterm", true), ("NO_COLOR=1 TERM=xterm", false),
        ("NO_COLOR= TERM=dumb", false),
    ])
    func `on a terminal there is colour, unless it is not wanted`(
        _ environment: String,
        _ isColoured: Bool
    ) throws {
        try withRollout { binary in
            let command = "\(environment) \(Binary.built.path) status"
            let screen = try binary.run("/usr/bin/script", ["-qec", command, "/dev/null"]).output
            #expect(screen.contains("sample-1.0"))
            #expect(screen.contains("\u{1B}[") == isColoured)
        }
    }

    @Test func `what others wrote cannot act on the terminal`() throws {
        try withRollout { binary in
            let nasty = "\u{1B}[2J\u{1B}]0;owned\u{7}\r\u{202E}evil"
            #expect(try binary.sluice(["hold", "--reason", nasty]).code == 0)
            for command in [
                ["status"], ["log", "list"], ["log", "show", "1"], ["log", "at", "0s"], ["report"],
                ["log", "list", "--actor", nasty], ["log", "show", "--why", nasty],
            ] {
                let result = try binary.sluice(command)
                let shown = (result.output + result.talk).unicodeScalars
                #expect(!shown.contains { ["\u{1B}", "\u{7}", "\r", "\u{202E}"].contains($0) })
            }
        }
    }

    @Test func `advance has its keys, whatever becomes of it`() throws {
        let keys: Set = [
            "schemaVersion", "outcome", "from", "to", "revision", "entry", "checks", "blockers",
            "mitigations", "holds", "retryAfter",
        ]
        let checkKeys: Set = ["id", "verdict", "why", "value", "limit", "ageSeconds"]
        try withRollout { binary in
            for arguments in [[], ["--dry-run"], ["--to", "nowhere"]] {
                let result = try binary.sluice(["advance", "--yes", "--json"] + arguments)
                #expect(keys.isSubset(of: result.json.keys), "\(result.output)")
                let checks = result.json["checks"] as? [[String: Any]] ?? []
                #expect(checks.count == 3)
                #expect(checks.allSatisfy { checkKeys.isSubset(of: $0.keys) })
            }
        }
    }

    @Test func `status has its keys, and says what a step would do`() throws {
        let keys: Set = [
            "schemaVersion", "rollout", "state", "stage", "exposure", "revision", "holds",
            "checks", "blockers", "mitigations", "risks", "retryAfter",
        ]
        try withRollout { binary in
            let planned = try binary.sluice(["status", "--json"])
            #expect(keys.isSubset(of: planned.json.keys))
            #expect(planned.json["state"] as? String == "planned")
            #expect(planned.json["stage"] is NSNull)
            try binary.reach("beta")
            let live = try binary.sluice(["status", "--json"])
            #expect(live.json["stage"] as? String == "beta")
            #expect(live.json["exposure"] as? [String: Int] == ["now": 20, "next": 5_000])
            #expect(live.strings("checks", "verdict") == Array(repeating: "passed", count: 4))
        }
    }

    @Test func `an error is an object too, where JSON is asked for`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let result = try binary.sluice(["status", "--json"])
        #expect(result.json["exitCode"] as? Int == 66)
        let error = result.json["error"] as? [String: Any]
        #expect(error?["code"] as? String == "log-missing")
        #expect((error?["message"] as? String)?.contains("there is no log") == true)
    }
}
