import Foundation
import Testing

@Suite struct ServeTests {
    @Test func `a change is answered at once, and a decision that is being recorded stops nobody`()
        throws
    {
        try withCustomers { binary in
            try withServer(binary) { server in
                #expect(try server.isOn("c1") == false)
                #expect(try binary.step(to: "beta").code == 0)
                let member = try #require(try binary.ids("list").first)
                #expect(try server.becomes(true, member))
                let before = try server.answers(
                    member,
                    while: {
                        // Somebody holds the log's lock and a transaction for a second.
                        let held = try binary.run(
                            "/usr/bin/flock",
                            [
                                binary.log + ".lock", "sqlite3", binary.log, "BEGIN IMMEDIATE",
                                ".system sleep 1", "ROLLBACK",
                            ]
                        )
                        #expect(held.code == 0, "\(held.output)")
                    }
                )
                #expect(before.count >= 5 && before.allSatisfy { $0 == true })
                #expect(try binary.sluice(["hold", "--reason", "lunch"]).code == 0)
                #expect(try server.isOn(member) == true)
                #expect(try binary.sluice(["rollback", "--reason", "r"]).code == 0)
                #expect(try server.becomes(false, member))
            }
        }
    }

    @Test func `the server keeps the flag file, and serves the same`() throws {
        try withCustomers { binary in
            let file = binary.folder.appending(path: "flags.json")
            try withServer(binary, ["--flags-file", file.path]) { server in
                #expect(try binary.step(to: "beta").code == 0)
                let member = try #require(try binary.ids("list").first)
                #expect(try server.becomes(true, member))
                usleep(300_000)
                let written = try String(contentsOf: file, encoding: .utf8)
                #expect(try written == server.curl("/flagd/flags.json"))
                #expect(written.contains(member))
            }
        }
    }

    @Test func `a list that is not the one that was frozen lets nobody in`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let member = try #require(try binary.ids("list").first)
            let changed = try binary.sqlite(
                "DROP TRIGGER cohort_member_no_delete; DELETE FROM cohort_member WHERE seq = 14"
            )
            #expect(changed.code == 0)
            try withServer(binary) { server in
                let answer = try server.evaluate(member)
                #expect(answer.contains("\"errorCode\":\"GENERAL\""), "\(answer)")
                #expect(!answer.contains("\"value\""))
            }
        }
    }

    @Test func `an older log in the place ends the answers, and health says why`() throws {
        try withCustomers { binary in
            #expect(try binary.step(to: "beta").code == 0)
            let member = try #require(try binary.ids("list").first)
            #expect(try binary.sluice(["log", "backup", "old.db"]).code == 0)
            let file = binary.folder.appending(path: "flags.json")
            try withServer(binary, ["--flags-file", file.path]) { server in
                #expect(try server.becomes(true, member))
                #expect(try binary.sluice(["hold", "--reason", "lunch"]).code == 0)
                #expect(try server.isOn(member) == true)
                for ending in ["-wal", "-shm"] { _ = unsafe unlink(binary.log + ending) }
                let old = binary.folder.appending(path: "old.db").path
                #expect(unsafe rename(old, binary.log) == 0)
                #expect(try server.answers(503, within: 40, member))
                let health = try server.curl("/healthz")
                #expect(health.contains("an older copy"))
                #expect(health.contains(#""answers":"none""#))
                #expect(health.contains(#""since":""#))
                #expect(!health.contains(binary.folder.path))
                usleep(500_000)
                let written = try String(contentsOf: file, encoding: .utf8)
                #expect(!written.contains(member))
            }
        }
    }

    @Test func `a closed terminal does not end the server`() throws {
        try withCustomers { binary in
            try withServer(binary) { server in
                kill(server.process, SIGHUP)
                usleep(300_000)
                let health = try server.curl("/healthz")
                #expect(health.contains("ok"))
            }
        }
    }

    @Test func `an address of a network needs a token or a word`() throws {
        try withCustomers { binary in
            let refused = try binary.sluice(["serve", "--listen", "0.0.0.0:0"])
            #expect(refused.code == 64 && refused.talk.contains("--open to answer everybody"))
            let odd = try binary.sluice(["serve", "--host-name", "a:80"])
            #expect(odd.code == 64 && odd.talk.contains("without a port"))
            for arguments in [["--open"], ["--token", "env:T"]] {
                try withServer(
                    binary,
                    ["--listen", "0.0.0.0:0", "--host-name", "flags.example"] + arguments,
                    environment: ["T": "hunter2"]
                ) { server in
                    let answer = try server.curl("/healthz", ["-H", "Host: flags.example:80"])
                    #expect(answer.contains("ok"))
                    let other = ["-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: a.example"]
                    #expect(try server.curl("/healthz", other) == "421")
                }
            }
        }
    }

    @Test func `a token is asked for, and never shown`() throws {
        try withCustomers { binary in
            let wrong = try binary.sluice([
                "serve", "--listen", "127.0.0.1:0", "--token", "hunter2",
            ])
            #expect(wrong.code == 64 && !wrong.talk.contains("hunter2"))
            let missing = try binary.sluice(
                ["serve", "--listen", "127.0.0.1:0", "--token", "env:NOT_THERE"]
            )
            #expect(missing.code == 78 && missing.talk.contains("env:NOT_THERE is not set"))
            try binary.write("hunter2\n", to: "token")
            let token = binary.folder.appending(path: "token").path
            #expect(unsafe chmod(token, 0o640) == 0)
            let open = try binary.sluice(
                ["serve", "--listen", "127.0.0.1:0", "--token", "file:token"]
            )
            #expect(open.code == 64 && open.talk.contains("other users can read token"))
            #expect(unsafe chmod(token, 0o600) == 0)
            try withServer(binary, ["--token", "file:token"]) { server in
                let unanswered = try server.evaluate("c1")
                #expect(unanswered.isEmpty)
                #expect(try server.status("c1") == "401")
                #expect(try server.status("c1", "Authorization: Bearer hunter2") == "200")
                #expect(try server.status("c1", "X-API-Key: hunter2") == "200")
                #expect(try server.status("c1", "X-API-Key: hunter3") == "401")
            }
        }
    }
}

/// A running `sluice serve`.
struct ServingBinary {
    let binary: Binary
    let url: String
    let process: pid_t

    func curl(_ path: String, _ arguments: [String] = []) throws -> String {
        try binary.run("/usr/bin/curl", ["-s", "-m", "10"] + arguments + [url + path]).output
    }

    func evaluate(_ id: String, _ arguments: [String] = []) throws -> String {
        let body = "{\"context\":{\"targetingKey\":\"\(id)\"}}"
        return try curl(
            "/ofrep/v1/evaluate/flags/sample-1.0",
            ["-d", body, "-H", "Content-Type: application/json"] + arguments
        )
    }

    func status(_ id: String, _ header: String = "X-None: 1") throws -> String {
        let answer = try evaluate(id, ["-H", header, "-w", "|%{http_code}"])
        return String(answer.split(separator: "|").last ?? "")
    }

    /// Nil where there was no answer to speak of.
    func isOn(_ id: String) throws -> Bool? {
        let answer = try JSONSerialization.jsonObject(with: Data(evaluate(id).utf8))
        return (answer as? [String: Any])?["value"] as? Bool
    }

    /// True once an evaluation has that status, asked so many times.
    func answers(_ status: Int, within times: Int, _ id: String) throws -> Bool {
        for _ in 0..<times {
            if try self.status(id) == "\(status)" { return true }
            usleep(50_000)
        }
        return false
    }

    func becomes(_ value: Bool, _ id: String) throws -> Bool {
        for _ in 0..<40 {
            if try isOn(id) == value { return true }
            usleep(50_000)
        }
        return false
    }

    /// What is answered while something else goes on.
    func answers(_ id: String, while work: @escaping @Sendable () throws -> Void) throws -> [Bool?]
    {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            try? work()
            done.signal()
        }
        thread.start()
        var answers: [Bool?] = []
        while done.wait(timeout: .now()) == .timedOut { answers.append(try isOn(id)) }
        return answers
    }
}

/// Serves for as long as `body` runs, and ends the server gracefully.
func withServer(
    _ binary: Binary,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    _ body: (ServingBinary) throws -> Void
) throws {
    let listen = arguments.contains("--listen") ? [] : ["--listen", "127.0.0.1:0"]
    let running = try binary.start(["serve"] + listen + arguments, environment: environment)
    var url: String?
    for _ in 0..<200 where url == nil {
        usleep(50_000)
        let talk = try String(contentsOf: running.talk, encoding: .utf8)
        url = talk.firstMatch(of: /http:\/\/[0-9.:]+/).map { String($0.output) }
    }
    let served = Result {
        let server = ServingBinary(
            binary: binary,
            url: try #require(url),
            process: running.process.processIdentifier
        )
        // It listens before it has read the log for the first time.
        for _ in 0..<200 where try !server.curl("/healthz").contains("ok") { usleep(50_000) }
        try body(server)
    }
    kill(running.process.processIdentifier, SIGTERM)
    #expect(try binary.finish(running).code == 0)
    try served.get()
}
