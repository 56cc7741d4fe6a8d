import Foundation
import Testing
import Transparency
import Values
import Witness

/// Bytes that are almost a request, and bytes that are none.
@Suite struct RequestFuzzTests {
    /// The same sequence in every run (SplitMix64).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: 0..<8)
    func `garbage is answered, and cosigns nothing but growth`(_ seed: Int) async throws {
        let log = try GrowingLog()
        let folder = try witnessFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try WitnessKey.number(1)
        let state = WitnessState(folder: folder.path, key: key, logs: [log.trusted])
        let desk = CosigningActor(state: state)
        _ = try state.cosign(log.request(from: 0, to: 5), at: Instant(milliseconds: 0))
        let good = try log.request(from: 5, to: 9)
        var random = Generator(state: UInt64(seed))
        for _ in 0..<500 {
            let request = Self.mutated(good, &random)
            let reply = await desk.answer(to: request, at: Instant(milliseconds: 1_000))
            #expect([400, 403, 404, 409, 422, 200].contains(reply.status))
            #expect(!reply.event.unicodeScalars.contains { $0.isControl })
            let heads = try WitnessState.heads(in: folder.path, of: key.verifier)
            let head = try #require(heads.first)
            let known = try log.note(head.checkpoint.size)
            // A mutation that is cosigned has left the log's own checkpoint as it was.
            #expect(head.note.text == known.text)
            if reply.status == 200 { return }
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 3: bytes = Array(bytes[..<index])
            case 4: bytes.insert(contentsOf: bytes[index...].prefix(80), at: index)
            case _: bytes.replaceSubrange(index..., with: bytes[..<index])
            }
        }
        return bytes
    }
}
