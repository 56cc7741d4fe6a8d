import Foundation
import GRDB
import Values

/// Checkpoints, and what witnesses said about them.
extension SQLiteRows {
    func largestCheckpoint(of origin: String) throws -> Int? {
        try number("SELECT max(size) FROM checkpoint WHERE origin = ?", [origin])
    }

    func lastCheckpoint() throws -> [UInt8]? {
        try bytes("SELECT note FROM checkpoint ORDER BY seq DESC LIMIT 1")
    }

    func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws {
        try each("SELECT size, note FROM checkpoint ORDER BY seq") { row in
            try body(try row.number("size"), try row.bytes("note"))
        }
    }

    func checkpointNumber(of note: [UInt8]) throws -> Int? {
        try number("SELECT max(seq) FROM checkpoint WHERE note = ?", [Data(note)])
    }

    func insertCheckpoint(_ note: [UInt8], origin: String, size: Int) throws {
        let next = try number("SELECT coalesce(max(seq) + 1, 0) FROM checkpoint") ?? 0
        try changing(.checkpoint, where: "seq = ?", [next]) {
            try run(
                "INSERT INTO checkpoint(seq, origin, size, note) VALUES (?, ?, ?, ?)",
                [next, origin, size, Data(note)]
            )
        }
    }

    func cosignatures(ofCheckpoint number: Int) throws -> [[UInt8]] {
        try all("SELECT line FROM cosignature WHERE seq = ? ORDER BY witness", [number]) {
            try $0.bytes("line")
        }
    }

    func putCosignature(_ line: [UInt8], by witness: String, onCheckpoint number: Int) throws {
        try changing(.cosignature, where: "seq = ? AND witness = ?", [number, witness]) {
            try run(
                """
                INSERT INTO cosignature(seq, witness, line) VALUES (?, ?, ?)
                ON CONFLICT(seq, witness) DO UPDATE SET line = excluded.line
                """,
                [number, witness, Data(line)]
            )
        }
    }

    func witnesses() throws -> [WitnessRecord] {
        try all("SELECT * FROM witness ORDER BY name") { row in
            WitnessRecord(
                name: try row.text("name"),
                size: try row.number("size"),
                asked: Instant(milliseconds: Int64(try row.number("asked"))),
                error: String.fromDatabaseValue(row["error"])
            )
        }
    }

    func put(_ witness: WitnessRecord) throws {
        try changing(.witness, where: "name = ?", [witness.name]) {
            try run(
                """
                INSERT INTO witness(name, size, asked, error) VALUES (?, ?, ?, ?)
                ON CONFLICT(name) DO UPDATE SET size = excluded.size,
                  asked = excluded.asked, error = excluded.error
                """,
                [witness.name, witness.size, witness.asked.milliseconds, witness.error]
            )
        }
    }
}
