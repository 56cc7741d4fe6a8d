import AuditLog
import Testing
import TestSupport
import Transparency
import Values

/// What the log keeps of its witnesses.
@Suite struct WitnessRecordTests {
    private let temporary: TemporaryLog
    private let now = Instant(milliseconds: 1_700_000_000_000)

    init() throws {
        temporary = try TemporaryLog.filled(9)
    }

    /// Signs the log as it was at a size and stores that, past the code that does so.
    private func checkpoint(_ size: Int, sequence: Int) throws -> SignedNote {
        var frontier = MerkleFrontier()
        for leaf in try leaves(size) { _ = frontier.append(leaf) }
        let text = Checkpoint(
            origin: try TestKeys.origin(),
            size: size,
            root: frontier.root
        ).text
        let note = SignedNote(text: text, signature: try TestKeys.log().signature(of: text))
        let hex = note.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let stored = try temporary.sqlite(
            "INSERT INTO checkpoint(seq, origin, size, note) "
                + "VALUES (\(sequence), 'o', \(size), x'\(hex)')"
        )
        #expect(stored.code == 0, "\(stored.output)")
        return note
    }

    private func leaves(_ count: Int) throws -> [SHA256Digest] {
        let shown = try temporary.sqlite(
            "SELECT hex(h) FROM node WHERE lvl = 0 ORDER BY idx LIMIT \(count)"
        )
        return try shown.output.split(separator: "\n").map { line in
            let digits = Array(line)
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
            return try #require(SHA256Digest(bytes: bytes))
        }
    }

    private func answer(
        _ number: UInt8,
        on note: SignedNote,
        size: Int,
        atSeconds time: UInt64
    ) throws -> WitnessAnswer {
        let key = try TestKeys.witness(number)
        let line = try key.cosignature(on: note.text, atSeconds: time).line
        return WitnessAnswer(
            witness: key.verifier.name,
            size: size,
            cosignature: try key.verifier.cosignature(in: line, on: note.text).get(),
            error: nil
        )
    }

    @Test func `a request proves growth by the log's own nodes`() throws {
        defer { temporary.remove() }
        let (old, new) = (try checkpoint(5, sequence: 0), try checkpoint(9, sequence: 1))
        let trusted = try TestKeys.trusted()
        let key = try TestKeys.witness(1)
        let policy = try WitnessPolicy(threshold: 1, of: [key.verifier])
        let first = try WitnessSubmission(
            temporary.log.request(for: old, from: 0),
            trusting: [trusted]
        ).cosigned(after: nil, by: key, atSeconds: 1)
        let held = try trusted.checkpoint(in: first, witnesses: policy).get()
        let second = try WitnessSubmission(
            temporary.log.request(for: new, from: 5),
            trusting: [trusted]
        ).cosigned(after: held, by: key, atSeconds: 2)
        #expect(try trusted.checkpoint(in: second, witnesses: policy).get().checkpoint.size == 9)
        #expect(try temporary.log.request(for: new, from: 9).proof.hashes == [])
    }

    @Test func `cosignatures are kept beside their checkpoint, the newest of each witness`() throws
    {
        defer { temporary.remove() }
        let (old, new) = (try checkpoint(5, sequence: 0), try checkpoint(9, sequence: 1))
        let log = temporary.log
        #expect(try log.cosigned(old) == old)
        try log.record([answer(1, on: old, size: 5, atSeconds: 10)], on: old, at: now)
        try log.record(
            [
                answer(2, on: new, size: 9, atSeconds: 20),
                answer(1, on: new, size: 9, atSeconds: 21),
            ],
            on: new,
            at: now
        )
        try log.record([answer(1, on: new, size: 9, atSeconds: 30)], on: new, at: now)
        let policy = try WitnessPolicy(
            threshold: 1,
            of: [1, 2].map { try TestKeys.witness($0).verifier }
        )
        #expect(try policy.witnessed(log.cosigned(old)).map(\.timeSeconds) == [10])
        #expect(try policy.witnessed(log.cosigned(new)).map(\.timeSeconds) == [30, 20])
        #expect(try log.cosigned(new).text == new.text)
    }

    @Test func `the size that a witness knows outlives its silence`() throws {
        defer { temporary.remove() }
        let note = try checkpoint(5, sequence: 0)
        let name = try TestKeys.witness(1).verifier.name
        let log = temporary.log
        let silent = WitnessAnswer(witness: name, size: nil, cosignature: nil, error: "down")
        try log.record([silent], on: note, at: now)
        #expect(
            try log.witnesses() == [
                WitnessRecord(name: "\(name)", size: 0, asked: now, error: "down")
            ]
        )
        let later = now + .seconds(60)
        try log.record([answer(1, on: note, size: 5, atSeconds: 10)], on: note, at: later)
        try log.record([silent], on: note, at: later + .seconds(1))
        let record = try #require(try log.witnesses().first)
        #expect(record.size == 5)
        #expect(record.error == "down")
        #expect(record.asked == later + .seconds(1))
    }

    @Test func `only the witness's own cosignature is taken from its answer`() throws {
        defer { temporary.remove() }
        let note = try checkpoint(5, sequence: 0)
        let (key, other) = (try TestKeys.witness(1), try TestKeys.witness(2))
        let own = try key.cosignature(on: note.text, atSeconds: 7).line
        let foreign = try other.cosignature(on: note.text, atSeconds: 8).line
        let moved = try key.cosignature(on: TestKeys.note(size: 3).text, atSeconds: 9).line
        let verifier = key.verifier
        #expect(try verifier.cosignature(in: foreign + own, on: note.text).get().timeSeconds == 7)
        #expect(
            verifier.cosignature(in: foreign, on: note.text) == .failure(.none(verifier.name))
        )
        #expect(
            verifier.cosignature(in: own + moved, on: note.text)
                == .failure(.doesNotHold(verifier.name))
        )
        let empty = verifier.cosignature(in: [], on: note.text)
        #expect(empty == .failure(.malformed(.noSignatures)))
    }
}
