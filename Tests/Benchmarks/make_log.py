"""Fills a log that has a plan and one attestation with a million entries like the second one."""

import hashlib
import re
import sqlite3
import sys

path, count = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(path)
guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
for name, _ in guards:
    db.execute("DROP TRIGGER " + name)
db.execute("DELETE FROM checkpoint")
(template,) = db.execute("SELECT body FROM entry WHERE idx = 1").fetchone()
(first,) = db.execute("SELECT body FROM entry WHERE idx = 0").fetchone()
(identity,) = db.execute("SELECT id FROM entry WHERE idx = 1").fetchone()
db.execute("DELETE FROM node")
db.execute("DELETE FROM entry WHERE idx > 0")


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def entries():
    yield 0, None, first
    for index in range(1, count):
        name = b"%032x" % index
        body = template.replace(identity.encode(), name)
        yield index, name.decode(), re.sub(rb'"index":1,', b'"index":%d,' % index, body, count=1)


stack, rows, nodes = [], [], []
for index, name, body in entries():
    node, level, place, rest = sha(b"\0", body), 0, index, index
    nodes.append((0, index, node))
    while rest & 1:
        node, rest, level, place = sha(b"\1", stack.pop(), node), rest >> 1, level + 1, place >> 1
        nodes.append((level, place, node))
    stack.append(node)
    if name:
        rows.append((index, name, body))
    if len(rows) == 50_000 or index == count - 1:
        db.executemany("INSERT INTO entry(idx, id, body) VALUES (?, ?, ?)", rows)
        db.executemany("INSERT INTO node(lvl, idx, h) VALUES (?, ?, ?)", nodes)
        rows, nodes = [], []
for _, sql in guards:
    db.execute(sql)
db.commit()
