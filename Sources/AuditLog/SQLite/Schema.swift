import GRDB

/// The tables of a log, and the triggers that keep them append-only.
///
/// The triggers stop mistakes, not attackers: a person who may write the file can drop them.
enum Schema {
    /// "SLCE", which distinguishes a log from any other database, also for `file`.
    static let applicationID = 0x534C_4345
    static let version = 5

    /// The tables that do not follow from the entries, each of which has a sum.
    enum SummedTable: String, CaseIterable {
        case checkpoint, cosignature, witness, outbox
    }

    static func create(in db: Database) throws {
        for statement in tables + triggers { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// The log proper consists of `entry`, `node`, `attachment` and `checkpoint`; `cosignature`
    /// holds what witnesses signed, and `cohort_member` the customers that entries cover; the
    /// others are derived or, like `outbox`, transient, and may change; `table_sum` has the sum of
    /// each table that is not derived.
    static let tables = [
        """
        CREATE TABLE entry(
          idx INTEGER PRIMARY KEY CHECK(idx >= 0),
          id TEXT NOT NULL UNIQUE CHECK(length(id) BETWEEN 1 AND 200),
          body BLOB NOT NULL CHECK(length(body) BETWEEN 2 AND 65535)
        ) STRICT
        """,
        """
        CREATE TABLE node(
          lvl INTEGER NOT NULL,
          idx INTEGER NOT NULL,
          h BLOB NOT NULL CHECK(length(h) = 32),
          PRIMARY KEY(lvl, idx)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE attachment(
          digest BLOB PRIMARY KEY NOT NULL CHECK(length(digest) = 32),
          body BLOB NOT NULL CHECK(length(body) BETWEEN 2 AND 16777216)
        ) STRICT
        """,
        """
        CREATE TABLE checkpoint(
          seq INTEGER PRIMARY KEY CHECK(seq >= 0),
          origin TEXT NOT NULL,
          size INTEGER NOT NULL CHECK(size >= 0),
          note BLOB NOT NULL CHECK(length(note) BETWEEN 1 AND 1048576)
        ) STRICT
        """,
        """
        CREATE TABLE cosignature(
          seq INTEGER NOT NULL REFERENCES checkpoint(seq),
          witness TEXT NOT NULL,
          line BLOB NOT NULL CHECK(length(line) BETWEEN 1 AND 65535),
          PRIMARY KEY(seq, witness)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE cohort_member(
          entry INTEGER NOT NULL REFERENCES entry(idx),
          role INTEGER NOT NULL CHECK(role IN (0, 1)),
          seq INTEGER NOT NULL CHECK(seq >= 0),
          id TEXT NOT NULL CHECK(length(CAST(id AS BLOB)) BETWEEN 1 AND 200),
          PRIMARY KEY(entry, role, seq)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE witness(
          name TEXT PRIMARY KEY NOT NULL,
          size INTEGER NOT NULL DEFAULT 0,
          asked INTEGER NOT NULL,
          error TEXT
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE entry_index(
          idx INTEGER PRIMARY KEY REFERENCES entry(idx),
          rollout TEXT NOT NULL,
          time INTEGER NOT NULL,
          kind TEXT NOT NULL,
          actor TEXT NOT NULL,
          stages TEXT NOT NULL,
          text TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX entry_index_rollout ON entry_index(rollout, idx)",
        "CREATE INDEX entry_index_time ON entry_index(time)",
        "CREATE INDEX entry_index_clock ON entry_index(idx) WHERE kind = 'log.clock'",
        """
        CREATE TABLE snapshot(
          rollout TEXT PRIMARY KEY NOT NULL,
          revision INTEGER NOT NULL REFERENCES entry(idx),
          digest BLOB NOT NULL CHECK(length(digest) = 32),
          body BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE outbox(
          entry INTEGER NOT NULL REFERENCES entry(idx),
          seq INTEGER NOT NULL,
          target TEXT NOT NULL,
          attempts INTEGER NOT NULL DEFAULT 0,
          due INTEGER,
          delivered INTEGER,
          error TEXT,
          PRIMARY KEY(entry, seq)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE table_sum(
          name TEXT PRIMARY KEY NOT NULL,
          sum BLOB NOT NULL CHECK(length(sum) = 32)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    /// INSERT OR REPLACE deletes without firing DELETE triggers, so the triggers on INSERT check
    /// every unique key.
    static let triggers =
        ["entry", "node", "attachment", "checkpoint", "cohort_member"].flatMap { table in
            ["UPDATE", "DELETE"].map { verb in
                """
                CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
                BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
                """
            }
        } + [
            """
            CREATE TRIGGER entry_dense BEFORE INSERT ON entry
            WHEN NEW.idx IS NOT (SELECT coalesce(max(idx) + 1, 0) FROM entry)
              OR EXISTS(SELECT 1 FROM entry WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'the log is append-only: gap or duplicate'); END
            """,
            """
            CREATE TRIGGER node_once BEFORE INSERT ON node
            WHEN EXISTS(SELECT 1 FROM node WHERE lvl = NEW.lvl AND idx = NEW.idx)
            BEGIN SELECT RAISE(ABORT, 'the log is append-only: duplicate'); END
            """,
            """
            CREATE TRIGGER attachment_once BEFORE INSERT ON attachment
            WHEN EXISTS(SELECT 1 FROM attachment WHERE digest = NEW.digest)
            BEGIN SELECT RAISE(ABORT, 'the log is append-only: duplicate'); END
            """,
            """
            CREATE TRIGGER cohort_member_once BEFORE INSERT ON cohort_member
            WHEN NEW.entry IS NOT (SELECT max(idx) FROM entry)
              OR EXISTS(SELECT 1 FROM cohort_member
                        WHERE entry = NEW.entry AND role = NEW.role AND seq = NEW.seq)
            BEGIN SELECT RAISE(ABORT, 'the log is append-only: not the last entry'); END
            """,
            """
            CREATE TRIGGER checkpoint_grows BEFORE INSERT ON checkpoint
            WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM checkpoint)
              OR NEW.size < (SELECT coalesce(max(size), 0) FROM checkpoint
                             WHERE origin = NEW.origin)
              OR NEW.size > (SELECT count(*) FROM entry)
            BEGIN SELECT RAISE(ABORT, 'the log is append-only: no such size'); END
            """,
        ]

    /// The name of the object that a CREATE statement creates.
    static func name(of statement: String) -> String {
        let words = statement.split { $0 == " " || $0 == "(" }
        return words.count > 2 ? String(words[2]) : statement
    }
}
