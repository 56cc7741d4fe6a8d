import Foundation
import Testing

/// Ways in which a rollout could once be misled, from outside.
@Suite struct HardeningTests {
    @Test func `a guard that other entries keep interrupting still rolls back`() throws {
        let slow = SamplePlan.text.replacing(
            "command: [cat, evidence.json]",
            with: "command: [sh, -c, 'sleep 2; cat evidence.json']"
        )
        try withRollout(plan: slow) { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(errors: 4_000), to: "evidence.json")
            let guardian = try binary.start(["guard", "--once"])
            for _ in 0..<6 {
                usleep(400_000)
                try binary.attest()
            }
            #expect(try binary.finish(guardian).code == 14)
            #expect(try binary.exposure() == 0)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `the same request with the same key is known again, also when the clock went on`()
        throws
    {
        try withRollout { binary in
            let hold = ["hold", "--reason", "x", "--expires", "2h", "--idempotency-key", "k"]
            let waive = [
                "waive", "tenant-leak", "--until", "7d", "--reason", "known", "--idempotency-key",
                "w",
            ]
            for request in [hold, waive] {
                let first = try binary.sluice(request + ["--json"])
                usleep(20_000)
                let second = try binary.sluice(request + ["--json"])
                #expect(first.code == 0)
                #expect(second.code == 0)
                #expect(first.json["entry"] as? Int == second.json["entry"] as? Int)
            }
        }
    }

    @Test(arguments: ["-0.0", "-0", "1e-300", "123456789012345680000", "0.1"])
    func `whatever number was measured, the log verifies`(_ number: String) throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(tickets: number), to: "evidence.json")
            _ = try binary.sluice(["advance", "--yes"])
            let verified = try binary.sluice(["log", "verify"])
            #expect(verified.code == 0, "\(verified.output)")
        }
    }

    @Test func `a time that no log could hold is refused, and nothing is locked by it`() throws {
        try withRollout { binary in
            let hold = ["hold", "--reason", "x", "--expires", "9999-12-31T23:59:59-10:00"]
            let refused = try binary.sluice(hold)
            #expect(refused.code == 64)
            #expect(try binary.sluice(["status"]).code == 0)
        }
    }

    @Test func `a blank reason is none`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let accept = ["advance", "--yes", "--accept", "db-pool", "--reason", "  "]
            #expect(try binary.sluice(accept).code == 64)
            #expect(try binary.exposure() == 20)
        }
    }

    @Test func `two names of one log have one lock`() throws {
        try withRollout { binary in
            let link = binary.folder.appending(path: "link.db")
            try FileManager.default.createSymbolicLink(
                at: link,
                withDestinationURL: URL(fileURLWithPath: binary.log)
            )
            let hold = try binary.sluice(["hold", "--reason", "x", "--log", link.path])
            #expect(hold.code == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: binary.folder.path)
            #expect(names.contains("sluice.db.lock"))
            #expect(!names.contains("link.db.lock"))
        }
    }

    @Test func `a log that was cut off while it was made is made by the next`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(SamplePlan.text, to: "plan.yaml")
        #expect(try binary.sqlite("PRAGMA journal_mode = WAL").code == 0)
        #expect(try binary.sluice(["status"]).code == 1)
        #expect(try binary.sluice(["plan", "apply", "plan.yaml"]).code == 0)
        #expect(try binary.sluice(["log", "verify"]).code == 0)
    }

    @Test func `a dry run refuses what the real one would, and needs no log`() throws {
        try withRollout { binary in
            let stale = ["hold", "--reason", "x", "--expect-revision", "7", "--dry-run"]
            let refused = try binary.sluice(stale)
            #expect(refused.code == 3)
        }
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(SamplePlan.text, to: "plan.yaml")
        #expect(try binary.sluice(["plan", "apply", "plan.yaml", "--dry-run"]).code == 0)
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }

    /// The receiver answers 500 at first; the rollout is no longer live when it mends.
    @Test func `the guard goes on delivering what a rollback left to be told`() throws {
        let port = 20_000 + Int.random(in: 0..<20_000)
        let plan = SamplePlan.text + "\nnotify: [ { webhook: http://127.0.0.1:\(port)/x } ]\n"
        try withRollout(plan: plan) { binary in
            let script = """
                import http.server, sys
                class Receiver(http.server.BaseHTTPRequestHandler):
                    count = 0
                    def do_POST(self):
                        self.rfile.read(int(self.headers["Content-Length"]))
                        Receiver.count += 1
                        self.send_response(500 if Receiver.count == 1 else 200)
                        self.end_headers()
                    def log_message(self, *words): pass
                server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
                open("ready", "w").close()
                server.serve_forever()
                """
            try binary.reach("early-access")
            try binary.write(SamplePlan.evidence(errors: 4_000), to: "evidence.json")
            _ = try binary.sqlite("DELETE FROM outbox")
            let receiver = Process()
            receiver.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            receiver.arguments = ["python3", "-c", script, String(port)]
            receiver.currentDirectoryURL = binary.folder
            try receiver.run()
            defer { kill(receiver.processIdentifier, SIGKILL) }
            let ready = binary.folder.appending(path: "ready").path
            for _ in 0..<600 where !FileManager.default.fileExists(atPath: ready) {
                usleep(100_000)
            }
            #expect(try binary.sluice(["guard", "--once"]).code == 14)
            let query = "SELECT count(*) FROM outbox WHERE delivered IS NOT NULL"
            #expect(try binary.sqlite(query).output == "0\n")
            var delivered = "0\n"
            for _ in 0..<30 where delivered == "0\n" {
                sleep(1)
                #expect(try binary.sluice(["guard", "--once"]).code == 0)
                delivered = try binary.sqlite(query).output
            }
            #expect(delivered == "1\n")
        }
    }
}
