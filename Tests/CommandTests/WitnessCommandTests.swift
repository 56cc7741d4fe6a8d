import Foundation
import Testing
import Transparency

/// `sluice witness`, as its owner runs it.
@Suite struct WitnessCommandTests {
    private static let name = "witness.example.org/sluice"

    /// A log in memory whose entries are the same in every run.
    private struct Log {
        let key: SignerKey
        let salt: String

        init(salt: String = "") throws {
            key = try SignerKey(
                name: try #require(KeyName("example.com/log")),
                seed: Array(repeating: 1, count: 32)
            )
            self.salt = salt
        }

        func request(from old: Int, to new: Int) throws -> AddCheckpointRequest {
            var frontier = MerkleFrontier()
            var nodes: [MerkleTree.Position: SHA256Digest] = [:]
            for index in 0..<new {
                for node in frontier.append(MerkleTree.leafHash(Array("\(salt)\(index)".utf8))) {
                    nodes[node.position] = node.hash
                }
            }
            let isEmpty = old <= 0 || old >= new
            let known = nodes
            let proof =
                try isEmpty
                ? ConsistencyProof(hashes: [])
                : ConsistencyProof(from: old, to: new) { try #require(known[$0]) }
            let text = Checkpoint(
                origin: Origin(key.verifier.name),
                size: new,
                root: frontier.root
            ).text
            let note = SignedNote(text: text, signature: try key.signature(of: text))
            return AddCheckpointRequest(oldSize: old, proof: proof, note: note)
        }
    }

    private func withWitness(_ body: (Binary, Log) throws -> Void) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try body(binary, Log())
    }

    private func write(_ request: AddCheckpointRequest, _ binary: Binary) throws {
        try binary.write(String(decoding: request.bytes, as: UTF8.self), to: "request")
    }

    private func witness(
        _ arguments: [String],
        _ binary: Binary,
        environment: [String: String] = [:]
    ) throws -> Binary.Result {
        try binary.sluice(
            ["witness"] + arguments,
            environment: ["XDG_STATE_HOME": binary.folder.path].merging(environment) { $1 }
        )
    }

    private func cosign(
        _ request: AddCheckpointRequest,
        _ log: Log,
        _ binary: Binary,
        _ more: [String] = []
    ) throws -> Binary.Result {
        try write(request, binary)
        return try witness(
            ["cosign", "request", "--name", Self.name, "--log", "\(log.key.verifier)"] + more,
            binary
        )
    }

    @Test func `a key is made once, with a name, and printed alone`() throws {
        try withWitness { binary, _ in
            let nameless = try witness(["key"], binary)
            #expect(nameless.code == 64)
            #expect(nameless.talk.contains("--name witness.example.org/sluice"))
            let made = try witness(["key", "--name", Self.name], binary)
            #expect(made.code == 0, "\(made.talk)")
            let key = try VerifierKey(parsing: String(made.output.dropLast()))
            #expect(key.kind == .cosignature)
            #expect("\(key.name)" == Self.name)
            #expect(try witness(["key"], binary).output == made.output)
            #expect(try witness(["key", "--json"], binary).json["key"] as? String == "\(key)")
            let file = binary.folder.appending(path: "sluice/witness/witness.key").path
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let other = try witness(["key", "--name", "witness.example.org/other"], binary)
            #expect(other.code == 1)
            #expect(other.talk.contains(Self.name))
            let spaced = try witness(["key", "--name", "a b"], binary)
            #expect(spaced.code == 64)
        }
    }

    @Test func `options and variables say where the key and the state are`() throws {
        try withWitness { binary, log in
            let environment = ["SLUICE_WITNESS_KEY": "k/a.key", "SLUICE_WITNESS_STATE": "s"]
            try write(log.request(from: 0, to: 3), binary)
            let result = try witness(
                ["cosign", "request", "--name", Self.name, "--log", "\(log.key.verifier)"],
                binary,
                environment: environment
            )
            #expect(result.code == 0, "\(result.talk)")
            let files = FileManager.default
            #expect(files.fileExists(atPath: binary.folder.appending(path: "k/a.key").path))
            #expect(try files.contentsOfDirectory(atPath: binary.folder.path + "/s").count == 2)
            let named = ["list", "--key", "k/a.key", "--state", "s", "--json"]
            let list = try witness(named, binary)
            #expect((list.json["logs"] as? [Any])?.count == 1)
        }
    }

    @Test func `a request by file is cosigned, and listed`() throws {
        try withWitness { binary, log in
            var lines = ""
            for (old, new) in [(0, 3), (3, 9), (9, 9)] {
                let result = try cosign(log.request(from: old, to: new), log, binary)
                #expect(result.code == 0, "\(result.talk)")
                lines = result.output
            }
            let key = try VerifierKey(
                parsing: String(witness(["key"], binary).output.dropLast())
            )
            let note = try log.request(from: 0, to: 9).note
            #expect(throws: Never.self) {
                try key.cosignature(in: Array(lines.utf8), on: note.text).get()
            }
            let list = try witness(["list"], binary)
            #expect(list.output.contains("example.com/log"))
            let row = (try witness(["list", "--json"], binary).json["logs"] as? [[String: Any]])?
                .first
            #expect(row?["size"] as? Int == 9)
            #expect(row?["origin"] as? String == "example.com/log")
            #expect((row?["note"] as? String)?.hasPrefix("example.com/log\n9\n") == true)
        }
    }

    @Test func `standard input is read too, and an object is printed for programs`() throws {
        try withWitness { binary, log in
            try write(log.request(from: 0, to: 3), binary)
            let line =
                "\"$0\" witness cosign --json --state s --name \(Self.name) "
                + "--log '\(log.key.verifier)' < request"
            let result = try binary.run("/bin/bash", ["-c", line, Binary.built.path])
            #expect(result.code == 0, "\(result.output)")
            #expect(result.output.contains("\"cosignature\" : \"\u{2014} \(Self.name) "))
        }
    }

    @Test func `a fork is shouted with both heads, and nothing is printed`() throws {
        try withWitness { binary, log in
            #expect(try cosign(log.request(from: 0, to: 5), log, binary).code == 0)
            let other = try Log(salt: "x")
            let fork = try cosign(other.request(from: 5, to: 5), log, binary)
            #expect(fork.code == 12)
            #expect(fork.output == "")
            #expect(fork.talk.contains("FORK"))
            for log in [log, other] {
                let note = try log.request(from: 5, to: 5).note
                let line = String(decoding: note.signatures[0].line, as: UTF8.self)
                #expect(fork.talk.contains(line))
            }
            #expect(try cosign(other.request(from: 5, to: 9), log, binary).code == 12)
            let cut = try cosign(log.request(from: 3, to: 3), log, binary)
            #expect(cut.code == 12)
            #expect(cut.talk.contains("the end of the log was cut off"))
            let stale = try cosign(log.request(from: 3, to: 9), log, binary)
            #expect(stale.code == 3)
            #expect(stale.talk.contains("make the request from 5"))
            #expect(try cosign(log.request(from: 5, to: 9), log, binary).code == 0)
        }
    }

    @Test func `what is no request or of no known log is an error of usage`() throws {
        try withWitness { binary, log in
            try binary.write("hello\u{1b}[31m\n", to: "request")
            let key = "\(log.key.verifier)"
            let cosign = ["cosign", "request", "--name", Self.name]
            for (arguments, says) in [
                (cosign + ["--log", key], "not a request to a witness: line 1"),
                (cosign, "--log KEY, or --logs FILE"),
                (cosign + ["--log", "x"], "--log x: not a verifier key"),
                (["cosign", "absent", "--name", Self.name, "--log", key], "absent: there is no"),
                (cosign + ["--logs", "absent"], "absent: there is no"),
                (["serve", "--name", Self.name, "--log", key, "--listen", "nowhere"], "--listen"),
            ] {
                let result = try witness(arguments, binary)
                #expect(result.code == 64, "\(arguments): \(result.talk)")
                #expect(result.talk.contains(says), "\(result.talk)")
                #expect(!result.talk.contains("\u{1b}"))
            }
            try binary.write("log \(key)\nquorum all\n", to: "policy")
            let policy = try witness(cosign + ["--logs", "policy"], binary)
            #expect(policy.code == 64)
            #expect(policy.talk.contains("policy, line 2: "), "\(policy.talk)")
            try binary.write("log \(key)\nquorum none\n", to: "policy")
            try write(log.request(from: 0, to: 2), binary)
            #expect(try witness(cosign + ["--logs", "policy"], binary).code == 0)
        }
    }

    @Test func `a witness that is killed at any moment keeps a whole state`() throws {
        try withWitness { binary, log in
            #expect(try cosign(log.request(from: 0, to: 1), log, binary).code == 0)
            var known = 1
            for round in 0..<12 {
                try write(log.request(from: known, to: known + 1), binary)
                let running = try binary.start(
                    [
                        "witness", "cosign", "request", "--log", "\(log.key.verifier)", "--state",
                        "sluice/witness",
                    ]
                )
                usleep(UInt32(round) * 3_000)
                kill(running.process.processIdentifier, SIGKILL)
                _ = try binary.finish(running)
                let list = try witness(["list", "--json"], binary)
                #expect(list.code == 0, "\(list.talk)")
                let row = (list.json["logs"] as? [[String: Any]])?.first
                let size = try #require(row?["size"] as? Int)
                #expect(size == known || size == known + 1)
                known = size
            }
            #expect(try cosign(log.request(from: known, to: known + 2), log, binary).code == 0)
        }
    }

    @Test func `a server says where it listens, answers, and ends when it is told to`() throws {
        try withWitness { binary, log in
            let running = try binary.start(
                [
                    "witness", "serve", "--listen", "127.0.0.1:0", "--name", Self.name,
                    "--state", "s", "--log", "\(log.key.verifier)",
                ]
            )
            defer { running.process.terminate() }
            var told = ""
            for _ in 0..<200 where !told.contains("Ctrl-C") {
                usleep(50_000)
                told = try String(contentsOf: running.talk, encoding: .utf8)
            }
            let address = try #require(
                told.split(separator: " ").first { $0.hasPrefix("http://127.0.0.1:") }
            ).dropLast()
            try write(log.request(from: 0, to: 4), binary)
            let url = address + "/add-checkpoint"
            let curl = ["-sS", "--data-binary", "@request", String(url)]
            let answer = try binary.run("/usr/bin/curl", curl)
            #expect(answer.output.hasPrefix("\u{2014} \(Self.name) "), "\(answer.output)")
            let again = try binary.run("/usr/bin/curl", curl)
            #expect(again.output == "4\n")
            running.process.terminate()
            let result = try binary.finish(running)
            #expect(result.code == 0, "\(result.talk)")
            #expect(result.talk.contains(" 200 example.com/log 0 -> 4\n"))
            #expect(result.talk.contains(" 409 "))
            #expect(result.output == "")
        }
    }

    @Test func `a port that is taken is named`() throws {
        try withWitness { binary, log in
            let script = """
                import socket, subprocess, sys
                s = socket.create_server(("127.0.0.1", 0))
                port = s.getsockname()[1]
                sys.exit(subprocess.run(sys.argv[1:] + [f"127.0.0.1:{port}"]).returncode)
                """
            let arguments = [
                "python3", "-c", script, Binary.built.path, "witness", "serve", "--name",
                Self.name, "--state", "s", "--log", "\(log.key.verifier)", "--listen",
            ]
            let result = try binary.run("/usr/bin/env", arguments)
            #expect(result.code == 1)
            #expect(result.output.contains("choose another with --listen"), "\(result.output)")
        }
    }
}
