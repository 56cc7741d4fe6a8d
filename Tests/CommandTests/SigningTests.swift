import Foundation
import Testing

/// The signed head, its key and its mark, as a user meets them.
@Suite struct SigningTests {
    @Test func `an advance prints the signed head, which the log then is measured by`() throws {
        try withRollout { binary in
            try binary.attest()
            let advanced = try binary.sluice(["advance", "--yes", "--json"])
            let head = try #require(advanced.json["head"] as? String)
            #expect(advanced.json["unsigned"] is NSNull)
            let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 6 && lines[1] == "3" && lines[3].isEmpty)
            try binary.write(head, to: "head")
            try binary.attest()
            let kept = try binary.sluice(["log", "verify", "--expect-head", "head", "--json"])
            #expect(kept.code == 0)
            #expect(kept.json["verdict"] as? String == "intact")
        }
    }

    @Test func `the key lies outside of the log's folder, readable by its owner`() throws {
        try withRollout { binary in
            let state = binary.folder.appending(path: "state/sluice")
            let files = try FileManager.default.contentsOfDirectory(atPath: state.path)
            let key = try #require(files.first { $0.hasSuffix(".key") })
            let attributes = try FileManager.default.attributesOfItem(
                atPath: state.appending(path: key).path
            )
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(files.contains { $0.hasSuffix(".head") })
            let shown = try binary.sluice(["log", "key", "show"])
            #expect(shown.output.split(separator: "\n").count == 1)
            #expect(shown.output.contains("+"))
            let secret = try String(contentsOf: state.appending(path: key), encoding: .utf8)
            #expect(!shown.output.contains(secret.split(separator: "+").last ?? "?"))
        }
    }

    @Test func `an older copy is refused, what stops is not, and a loss is accepted aloud`() throws
    {
        try withRollout { binary in
            let old = "\(binary.log).old"
            #expect(try binary.sluice(["log", "backup", old]).code == 0)
            #expect(try binary.sluice(["log", "backup", old]).code == 64)
            try binary.reach("beta")
            #expect(try binary.sluice(["log", "verify"]).code == 0)
            let honest = try binary.sluice(["log", "key", "show"]).output
            try binary.put(old)

            let refused = try binary.sluice(["advance", "--yes"])
            #expect(refused.code == 41, "\(refused.talk)")
            #expect(refused.talk.contains("sluice log recover --accept-loss-from 1"))
            let verified = try binary.sluice(["log", "verify", "--json"])
            #expect(verified.code == 41)
            #expect(verified.json["verdict"] as? String == "missingTail")
            let held = try binary.sluice(["hold", "--reason", "what is this?", "--json"])
            #expect(held.code == 0)
            #expect(held.json["head"] is NSNull)
            #expect((held.json["unsigned"] as? String)?.contains("3 were signed") == true)

            #expect(try binary.sluice(["log", "recover"]).code == 41)
            let wrong = ["log", "recover", "--accept-loss-from", "1", "--reason", "lost disk"]
            #expect(try binary.sluice(wrong).code == 64)
            let accepted = try binary.sluice([
                "log", "recover", "--accept-loss-from", "2", "--reason", "lost disk",
            ])
            #expect(accepted.code == 0, "\(accepted.talk)")
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
            #expect(try binary.sluice(["log", "key", "show"]).output != honest)
            #expect(try binary.sluice(["log", "verify", "--key", honest]).code == 43)
            try binary.attest()
            let stopped = try binary.sluice(["advance", "--yes", "--json"])
            #expect(stopped.code == 11)
            #expect(stopped.strings("holds", "id").contains { $0.hasPrefix("loss-") })
        }
    }

    @Test func `what a crash left unsigned is signed, and the search index filled anew`() throws {
        try withRollout { binary in
            try binary.attest()
            let before = try binary.entries().count
            #expect(
                try binary.sqlite(
                    "DROP TRIGGER checkpoint_no_delete; DELETE FROM checkpoint WHERE seq > 0; "
                        + "DELETE FROM entry_index; CREATE TRIGGER checkpoint_no_delete "
                        + "BEFORE DELETE ON checkpoint\n"
                        + "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
                ).code == 0
            )
            let recovered = try binary.sluice(["log", "recover"])
            #expect(recovered.code == 0, "\(recovered.talk)")
            #expect(try binary.entries().count == before)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `what was recorded when a crash came before its signature is signed by the next`()
        throws
    {
        try withRollout { binary in
            try binary.attest()
            let mark = try binary.markFile()
            let signed = try Data(contentsOf: mark)
            #expect(try binary.sluice(["hold", "--reason", "lunch"]).code == 0)
            let held = try binary.entries().count - 1
            try signed.write(to: mark)
            try binary.forgetCheckpoints(from: held)
            let verified = try binary.sluice(["log", "verify", "--replay"])
            #expect(verified.code == 0, "\(verified.output)")
            #expect(verified.output.contains("entry \(held) is not signed yet"))
            let json = try binary.sluice(["log", "verify", "--json"]).json
            #expect(json["pending"] as? Int == 1)
            #expect(try binary.sluice(["resume", "--reason", "back"]).code == 0)
            let after = try binary.sluice(["log", "verify", "--json"])
            #expect(after.code == 0 && after.json["pending"] as? Int == 0)
        }
    }

    @Test func `what was not announced is not signed unseen`() throws {
        try withRollout { binary in
            try binary.attest()
            let mark = try binary.markFile()
            let signed = try Data(contentsOf: mark)
            try binary.attest()
            let held = try binary.entries().count - 1
            try signed.write(to: mark)
            try binary.forgetCheckpoints(from: held)
            let announced = mark.appendingPathExtension("next")
            let text = try String(contentsOf: announced, encoding: .utf8)
            let unsigned = String(try #require(text.split(separator: "\n\n").first)) + "\n"
            for other in [unsigned, text.replacing("/announced\n", with: "\n"), "", "x\n"] {
                try other.write(to: announced, atomically: true, encoding: .utf8)
                #expect(try binary.sluice(["log", "verify"]).code == 40)
                #expect(try binary.sluice(["advance", "--yes"]).code == 1)
            }
        }
    }

    @Test func `several first decisions at once make one key`() throws {
        try withRollout { binary in
            try binary.tamper("forget(); shutil.rmtree('state')")
            let running = try (0..<6).map { number in
                try binary.start(["hold", "--reason", "\(number)", "--json"])
            }
            let results = try running.map { try binary.finish($0) }
            #expect(results.allSatisfy { $0.code == 0 }, "\(results.map(\.talk))")
            #expect(results.allSatisfy { $0.json["head"] is String }, "\(results.map(\.output))")
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `a proof, a consistency proof and an export are what the log signs`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let proof = try binary.sluice(["log", "prove", "1"])
            #expect(proof.output.hasPrefix("c2sp.org/tlog-proof@v1\nindex 1\n"))
            #expect(try binary.sluice(["log", "prove", "99"]).code == 64)
            let grown = try binary.sluice(["log", "consistency", "1"])
            #expect(grown.output.hasPrefix("old 1\n"))
            #expect(try binary.sluice(["log", "consistency", "99"]).code == 64)
            #expect(try binary.sluice(["log", "export", "out"]).code == 0)
            #expect(try binary.sluice(["log", "export", "out"]).code == 1)
            #expect(try binary.sluice(["log", "verify", "out", "--replay"]).code == 0)
            let checkpoint = try binary.sluice(["log", "checkpoint"]).output
            let exported = binary.folder.appending(path: "out/checkpoint")
            #expect(try String(contentsOf: exported, encoding: .utf8) == checkpoint)
            let key = try binary.sluice(["log", "key", "show"]).output
            let file = binary.folder.appending(path: "out/log.vkey")
            #expect(try String(contentsOf: file, encoding: .utf8) == key)
        }
    }
}

extension Binary {
    /// Puts a file in the log's place.
    func put(_ copy: String) throws {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: log + ending)
        }
        try FileManager.default.copyItem(atPath: copy, toPath: log)
    }

    /// The file of the last signed checkpoint, beside the key.
    fileprivate func markFile() throws -> URL {
        let keys = folder.appending(path: "state/sluice")
        let names = try FileManager.default.contentsOfDirectory(atPath: keys.path)
        return keys.appending(path: try #require(names.first { $0.hasSuffix(".head") }))
    }

    /// Takes back what the log keeps of its signatures over an entry.
    fileprivate func forgetCheckpoints(from entry: Int) throws {
        let guardian =
            "CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint\n"
            + "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        let done = try sqlite(
            "DROP TRIGGER checkpoint_no_delete; DELETE FROM checkpoint WHERE size > \(entry); "
                + guardian
        )
        #expect(done.code == 0)
        try takeTablesAsTheyAre()
    }
}
