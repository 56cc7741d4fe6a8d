import Foundation

/// Something that somebody may do to a log, and what notices it.
struct Attack: Sendable {
    let name: String
    /// Done to the log of a rollout of seven entries, of which the witness has cosigned the last
    /// head and the file `old.db` is a copy with fewer.
    let carryOut: @Sendable (Binary) throws -> Void
    /// Whether the reader's own mark is that of the other history.
    var hasOwnMark = false

    /// Those that change, cut or replace what was recorded.
    static let all: [Attack] = [
        Attack(name: "a byte of an entry changed") { try $0.tamper("change(3)") },
        Attack(name: "two entries changed places") { try $0.tamper("swap(2, 4)") },
        Attack(name: "an entry taken out of the middle") { try $0.tamper("remove(3, 4)") },
        Attack(name: "the tail cut off") { try $0.tamper("remove(5, 99)") },
        Attack(name: "the tail cut off with its hashes and checkpoints") {
            try $0.tamper("cut(); rehash(); forget(2)")
        },
        Attack(name: "an old copy put in the log's place") { try $0.put("\($0.log).old") },
        Attack(name: "the guards dropped") { try $0.tamper("guards = []") },
        Attack(name: "the whole log rewritten, without the key") {
            try $0.tamper("change(3); rehash(); forget()")
        },
        Attack(name: "the whole log rewritten, with the key") {
            try $0.tamper("change(3); rehash(); forget(); key()")
            try $0.signWithStolenKey()
        },
        Attack(
            name: "a second history, signed with the key, shown to a second reader",
            carryOut: {
                try $0.put("\($0.log).old")
                try $0.tamper("forget(); key()")
                try $0.signWithStolenKey()
                for _ in 0..<5 {
                    let other = ["hold", "--reason", "another history"]
                    _ = try $0.sluice(other, environment: $0.stolen)
                }
            },
            hasOwnMark: true
        ),
        Attack(name: "an entry added, without the key") {
            try $0.tamper("add(7); rehash()")
        },
        Attack(name: "the state beside the entries changed") {
            try $0.tamper(
                "db.execute(\"UPDATE snapshot SET body = "
                    + "CAST(replace(CAST(body AS TEXT), 'hold-1', 'hold-9') AS BLOB)\")"
            )
        },
        Attack(name: "entries cut off that no signed head covered yet") {
            let copy = try $0.sluice(["log", "backup", "\($0.log).before"])
            guard copy.code == 0 else { throw SamplePlan.NotApplied(talk: copy.talk) }
            let held = try $0.sluice(
                ["hold", "--reason", "unsigned"],
                environment: ["SLUICE_KEY_FILE": "/dev/null/none.key"]
            )
            guard held.code == 0 else { throw SamplePlan.NotApplied(talk: held.talk) }
            try $0.put("\($0.log).before")
        },
        Attack(name: "something untrue recorded in the first place") {
            _ = try $0.sluice(
                ["attest", "tenant-isolation", "--successes", "1000000", "--failures", "0"],
                actor: "ci-bot"
            )
        },
    ]
}

extension Binary {
    /// The key in other hands, without its mark.
    var stolen: [String: String] {
        ["SLUICE_KEY_FILE": folder.appending(path: "stolen/log.key").path]
    }

    func signWithStolenKey() throws {
        let signed = try sluice(["log", "checkpoint"], environment: stolen)
        guard signed.code == 0 else { throw SamplePlan.NotApplied(talk: signed.talk) }
    }

    /// Writes to the log's file past its guards.
    func tamper(_ steps: String) throws {
        let script = Self.tampering + steps + "\nfinish()\n"
        let done = try run("/usr/bin/env", ["python3", "-c", script])
        guard done.code == 0 else { throw SamplePlan.NotApplied(talk: done.output) }
        // A log of another format is not opened.
        try? takeTablesAsTheyAre()
    }

    private static let tampering = """
        import glob, hashlib, os, shutil, sqlite3
        db = sqlite3.connect("sluice.db")
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards: db.execute("DROP TRIGGER " + name)
        def change(i):
            (body,) = db.execute("SELECT body FROM entry WHERE idx = ?", (i,)).fetchone()
            body = body.replace(b'"name":"', b'"name":"x', 1)
            db.execute("UPDATE entry SET body = ? WHERE idx = ?", (body, i))
            db.execute("UPDATE entry_index SET actor = 'x' || actor WHERE idx = ?", (i,))
        def swap(i, j):
            rows = dict(db.execute("SELECT idx, body FROM entry WHERE idx IN (?, ?)", (i, j)))
            db.execute("UPDATE entry SET body = ? WHERE idx = ?", (rows[i], j))
            db.execute("UPDATE entry SET body = ? WHERE idx = ?", (rows[j], i))
        def add(i):
            (body,) = db.execute("SELECT body FROM entry WHERE idx = ?", (i - 1,)).fetchone()
            body = body.replace(b'"index":%d' % (i - 1), b'"index":%d' % i)
            db.execute("INSERT INTO entry(idx, id, body) VALUES (?, 'added', ?)", (i, body))
        def remove(first, end):
            for table in ("entry_index", "entry"):
                db.execute(f"DELETE FROM {table} WHERE idx >= ? AND idx < ?", (first, end))
        def cut():
            old = sqlite3.connect("sluice.db.old")
            remove(old.execute("SELECT count(*) FROM entry").fetchone()[0], 99)
            db.execute("DELETE FROM snapshot")
            for row in old.execute("SELECT * FROM snapshot"):
                db.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?)", row)
        def rehash():
            db.execute("DELETE FROM node")
            bodies = db.execute("SELECT body FROM entry ORDER BY idx").fetchall()
            row, level = [hashlib.sha256(b"\\0" + body).digest() for (body,) in bodies], 0
            while row:
                for i, h in enumerate(row):
                    db.execute("INSERT INTO node(lvl, idx, h) VALUES (?, ?, ?)", (level, i, h))
                row = [hashlib.sha256(b"\\1" + row[i] + row[i + 1]).digest()
                       for i in range(0, len(row) - 1, 2)]
                level += 1
        def forget(size=0):
            db.execute("DELETE FROM cosignature")
            db.execute("DELETE FROM checkpoint WHERE size > ?", (size,))
        def key():
            os.makedirs("stolen", mode=0o700, exist_ok=True)
            shutil.copy(glob.glob("state/sluice/*.key")[0], "stolen/log.key")
        def finish():
            for _, sql in guards: db.execute(sql)
            db.commit()

        """
}
