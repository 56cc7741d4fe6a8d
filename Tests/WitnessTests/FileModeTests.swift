import AuditLog
import Foundation
import Testing
import Transparency
import Values
import Witness

/// A witness without a network: requests come and cosignatures go as files.
@Suite struct FileModeTests {
    private func withState(
        _ body: (WitnessedLog, WitnessState, SignerKey) throws -> Void
    ) throws {
        let log = try WitnessedLog(entries: 9)
        defer { log.remove() }
        let key = try WitnessKey.number(1)
        let folder = log.folder.appending(path: "witness").path
        try body(log, WitnessState(folder: folder, key: key, logs: [log.trusted]), key)
    }

    @Test func `a request and its answer go by file`() throws {
        try withState { log, state, key in
            for time in Int64(1)...3 {
                let note = try log.checkpoint()
                let now = Instant(milliseconds: time * 1_000)
                let carried = try log.log.request(for: note, to: key.verifier).bytes
                let lines = try state.cosign(carried, at: now).lines
                let accepted = try log.log.accept(lines, of: key.verifier, on: note, at: now)
                #expect(try accepted.get().timeSeconds == UInt64(time))
                let policy = try WitnessPolicy(threshold: 1, of: [key.verifier])
                let verified = try log.trusted.checkpoint(
                    in: log.log.cosigned(note),
                    witnesses: policy
                ).get()
                #expect(verified.witnessed.map(\.timeSeconds) == [UInt64(time)])
                try log.append(4)
            }
        }
    }

    @Test func `an answer to another request is not accepted`() throws {
        try withState { log, state, key in
            let (note, now) = (try log.checkpoint(5), Instant(milliseconds: 1_000))
            let lines = try state.cosign(log.log.request(for: note, from: 0).bytes, at: now).lines
            let next = try log.checkpoint()
            let accepted = try log.log.accept(lines, of: key.verifier, on: next, at: now)
            #expect(accepted == .failure(.doesNotHold(key.verifier.name)))
            #expect(try log.log.cosigned(next) == next)
            #expect(try log.log.witnesses() == [])
        }
    }

    @Test func `an answer that was lost costs one more request, and nothing else`() throws {
        try withState { log, state, key in
            let first = try log.checkpoint(5)
            // Kept by the witness; nobody has heard of it.
            _ = try state.cosign(
                log.log.request(for: first, from: 0).bytes,
                at: .init(milliseconds: 0)
            )
            let next = try log.checkpoint()
            let stale = try log.log.request(for: next, from: 0).bytes
            let refusal = #expect(throws: WitnessRefusal.self) {
                try state.cosign(stale, at: Instant(milliseconds: 0))
            }
            #expect(refusal?.body == "5\n")
            let again = try log.log.request(for: next, from: 5).bytes
            let cosigned = try state.cosign(again, at: Instant(milliseconds: 0))
            #expect(cosigned.checkpoint.checkpoint.size == 9)
        }
    }

    @Test func `a state that was tampered with is named, and is no beginning`() throws {
        try withState { log, state, key in
            let note = try log.checkpoint(5)
            let request = try log.log.request(for: note, from: 0).bytes
            _ = try state.cosign(request, at: Instant(milliseconds: 0))
            let names = try FileManager.default.contentsOfDirectory(atPath: state.folder)
            let name = try #require(names.first { $0.hasSuffix(".head") })
            let file = URL(fileURLWithPath: state.folder).appending(path: name)
            // Signed by the log alone, which could be any of its checkpoints.
            try Data(log.signed(2).bytes).write(to: file)
            let next = try log.log.request(for: log.checkpoint(), from: 2).bytes
            #expect(throws: HighWaterMarkError.self) {
                try state.cosign(next, at: Instant(milliseconds: 0))
            }
            #expect(throws: HighWaterMarkError.self) {
                try WitnessState.heads(in: state.folder, of: key.verifier)
            }
        }
    }

    @Test func `the file of another log is no file of this one`() throws {
        try withState { log, state, key in
            let request = try log.log.request(for: log.checkpoint(5), from: 0).bytes
            _ = try state.cosign(request, at: Instant(milliseconds: 0))
            let folder = URL(fileURLWithPath: state.folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let name = try #require(names.first { $0.hasSuffix(".head") })
            try FileManager.default.moveItem(
                at: folder.appending(path: name),
                to: folder.appending(path: String(repeating: "a", count: 64) + ".head")
            )
            let error = #expect(throws: HighWaterMarkError.self) {
                try WitnessState.heads(in: state.folder, of: key.verifier)
            }
            #expect(error?.description.contains("has another log's name") == true)
        }
    }
}
