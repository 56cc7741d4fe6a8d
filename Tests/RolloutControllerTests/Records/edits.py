"""Edits of a log past its guards, each by its number: `edits.py list DB` and `edits.py DB N`."""

import sqlite3
import sys


def tables(db):
    return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def columns(db, table):
    return [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({table})")]


def keys(db, table):
    """The values that name a row: its primary key."""
    found = [(row[5], row[1]) for row in db.execute(f"PRAGMA table_info({table})") if row[5]]
    return [name for _, name in sorted(found)]


def rows(db, table):
    """The first, a middle and the last row."""
    names = keys(db, table)
    order = ", ".join(names)
    found = db.execute(f"SELECT {order} FROM {table} ORDER BY {order}").fetchall()
    return [found[i] for i in sorted({0, len(found) // 2, len(found) - 1})] if found else []


def edits(db):
    for table in tables(db):
        chosen = rows(db, table)
        for row in chosen:
            for column, kind in columns(db, table):
                yield table, "change", row, column, kind
            yield table, "delete", row, "", ""
        if len(chosen) > 1:
            for column, kind in columns(db, table):
                if column not in keys(db, table):
                    yield table, "swap", (chosen[0], chosen[-1]), column, kind
        if chosen:
            yield table, "add", chosen[-1], "", ""


def other(value, kind):
    match value:
        case None:
            return 1_000 if kind == "INTEGER" else "added"
        case int():
            return value + 1_000
        case str():
            return value + "x"
        case bytes():
            return bytes([value[0] ^ 1]) + value[1:]


def apply(db, edit):
    table, what, row, column, kind = edit
    where = " AND ".join(f"{name} = ?" for name in keys(db, table))

    def value(row):
        return db.execute(f"SELECT {column} FROM {table} WHERE {where}", row).fetchone()[0]

    def put(value, row):
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, *row))

    match what:
        case "change":
            put(other(value(row), kind), row)
        case "delete":
            db.execute(f"DELETE FROM {table} WHERE {where}", row)
        case "swap":
            first, last = map(value, row)
            if first == last:
                return False
            put("\0" if kind == "TEXT" else b"\0" * 32 if kind == "BLOB" else -1, row[0])
            put(first, row[1])
            put(last, row[0])
        case "add":
            names = [name for name, _ in columns(db, table)]
            old = db.execute(f"SELECT * FROM {table} WHERE {where}", row).fetchone()
            new = [
                other(old[i], kind)
                if name in keys(db, table) or table == "entry" and name == "id"
                else old[i]
                for i, (name, kind) in enumerate(columns(db, table))
            ]
            marks = ", ".join("?" for _ in names)
            db.execute(f"INSERT INTO {table}({', '.join(names)}) VALUES ({marks})", new)
    return True


def main():
    if sys.argv[1] == "list":
        db = sqlite3.connect(sys.argv[2])
        for table, what, row, column, _ in edits(db):
            print(f"{table}: {what} {column} {row!r}"[:150].replace("\n", " "))
        return
    db = sqlite3.connect(sys.argv[1])
    db.execute("PRAGMA ignore_check_constraints = ON")
    guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")
    isDone = apply(db, list(edits(db))[int(sys.argv[2])])
    for _, sql in guards:
        db.execute(sql)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sys.exit(0 if isDone else 3)


main()
