import Foundation
import Testing

/// The log's file under SQLite's shell, and files that are no log.
@Suite struct LogFileTests {
    @Test(arguments: [
        "UPDATE entry SET body = x'7b7d' WHERE idx = 1", "DELETE FROM entry WHERE idx = 1",
        "INSERT OR REPLACE INTO entry(idx, id, body) SELECT idx, id, x'7b7d' FROM entry",
    ])
    func `SQLite's shell cannot change an entry`(_ sql: String) throws {
        try withRollout { binary in
            try binary.attest()
            let refused = try binary.sqlite(sql)
            #expect(refused.code != 0)
            #expect(refused.output.contains("append-only"))
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `a byte that was changed behind the guards' back is found and named`() throws {
        try withRollout { binary in
            try binary.attest()
            let changed = try binary.sqlite(
                """
                DROP TRIGGER entry_no_update;
                UPDATE entry SET body =
                  CAST(replace(CAST(body AS TEXT), 'ci-bot', 'ci-bat') AS BLOB) WHERE idx = 1
                """
            )
            #expect(changed.code == 0)
            let verified = try binary.sluice(["log", "verify"])
            #expect(verified.code == 40)
            #expect(verified.output.contains("entry 1 was altered"))
        }
    }

    @Test func `a decision that does not follow from its evidence is found`() throws {
        try withRollout { binary in
            try binary.attest()
            try binary.reach("beta")
            // Somebody who makes all hashes anew, and of whose signatures nothing is left to
            // compare with: only the replay can tell.
            let script = """
                import hashlib, sqlite3, shutil
                db = sqlite3.connect("sluice.db")
                triggers = []
                query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                for name, sql in db.execute(query).fetchall():
                    triggers.append(sql)
                    db.execute("DROP TRIGGER " + name)
                row = max(i for (i,) in db.execute("SELECT idx FROM entry"))
                (body,) = db.execute("SELECT body FROM entry WHERE idx = ?", (row,)).fetchone()
                body = body.replace(b'"failures":0,"trials":1000', b'"failures":9,"trials":1000')
                db.execute("UPDATE entry SET body = ? WHERE idx = ?", (body, row))
                level = [hashlib.sha256(b"\\0" + body).digest()
                         for (body,) in db.execute("SELECT body FROM entry ORDER BY idx")]
                number = 0
                while level:
                    for i, h in enumerate(level):
                        where = "WHERE lvl = ? AND idx = ?"
                        db.execute("UPDATE node SET h = ? " + where, (h, number, i))
                    level = [hashlib.sha256(b"\\1" + level[i] + level[i + 1]).digest()
                             for i in range(0, len(level) - 1, 2)]
                    number += 1
                db.execute("DELETE FROM checkpoint")
                for sql in triggers: db.execute(sql)
                db.commit()
                shutil.rmtree("state")
                """
            let changed = try binary.run("/usr/bin/env", ["python3", "-c", script])
            #expect(changed.code == 0, "\(changed.output)")
            try binary.takeTablesAsTheyAre()
            #expect(try binary.sluice(["log", "verify"]).code == 0)
            let verified = try binary.sluice(["log", "verify", "--replay", "--json"])
            #expect(verified.code == 44)
            #expect(verified.json["verdict"] as? String == "replayDiffers")
            let messages = verified.strings("findings", "message")
            #expect(messages.contains { $0.contains("but its evidence and the plan give") })
        }
    }

    @Test func `a decision by other rules is never replayed as if by these`() throws {
        try withRollout { binary in
            try binary.attest()
            let steps = """
                (body,) = db.execute("SELECT body FROM entry WHERE idx = 1").fetchone()
                body = body.replace(b'"edition":2', b'"edition":0')
                db.execute("UPDATE entry SET body = ? WHERE idx = 1", (body,))
                rehash(); forget(); shutil.rmtree("state")
                """
            try binary.tamper(steps)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
            let verified = try binary.sluice(["log", "verify", "--replay"])
            #expect(verified.code == 44)
            #expect(verified.output.contains("entry 1 was decided by edition 0 of the rules"))
        }
    }

    @Test(arguments: [
        ("PRAGMA application_id = 7", "is not a log of sluice"),
        ("PRAGMA user_version = 99", "made by a newer sluice"),
    ])
    func `a file that is not ours is refused and left as it is`(
        _ sql: String,
        _ message: String
    ) throws {
        try withRollout { binary in
            #expect(try binary.sqlite(sql).code == 0)
            let before = try Data(contentsOf: URL(fileURLWithPath: binary.log))
            for command in [
                ["status"], ["hold", "--reason", "x"], ["plan", "apply", "plan.yaml"],
            ] {
                let result = try binary.sluice(command)
                #expect(result.code == 1)
                #expect(result.talk.contains(message), "\(result.talk)")
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: binary.log)) == before)
        }
    }

    @Test func `no log is an error that says how to make one`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let result = try binary.sluice(["status"])
        #expect(result.code == 66)
        #expect(result.talk.contains("sluice plan apply FILE"))
        #expect(!FileManager.default.fileExists(atPath: binary.log))
    }

    @Test func `a full disk is told, and nothing is half written`() throws {
        try withRollout { binary in
            try binary.attest()
            let before = try binary.entries().count
            let result = try onFullDisk(
                binary,
                "blocker raise slow --severity P3 --title slow --actor me"
            )
            #expect(result.code == 1, "\(result.output)")
            #expect(result.output.contains("nothing was recorded"), "\(result.output)")
            #expect(try binary.entries().count == before)
            #expect(try binary.sluice(["log", "verify"]).code == 0)
        }
    }

    @Test func `a hold on a full disk is kept, and recorded by the next command`() throws {
        try withRollout { binary in
            try binary.attest()
            let before = try binary.entries().count
            let result = try onFullDisk(binary, "hold --reason full --actor me")
            #expect(result.code == 1, "\(result.output)")
            #expect(result.output.contains("It is kept in \(binary.log).stop"), "\(result.output)")
            #expect(try binary.sluice(["status"]).talk.contains("is recorded now"))
            #expect(try binary.entries().count == before + 1)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    /// A limit on the size of files, as a full disk is to a process; in blocks of 1 KiB.
    private func onFullDisk(
        _ binary: Binary,
        _ command: String
    ) throws -> (code: Int32, output: String) {
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \(command)"
        return try binary.run("/bin/bash", ["-c", script, Binary.built.path])
    }
}
