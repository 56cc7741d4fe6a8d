import BoundedHTTP
import Foundation
import RolloutController
import Testing
import Transparency
import Values
import Witness

/// The server on a real socket.
@Suite struct WitnessServerTests {
    private let log: GrowingLog

    init() throws {
        log = try GrowingLog()
    }

    @Test func `growth is cosigned, and what was cosigned last is kept`() async throws {
        let log = log
        try await withWitness(of: [log.trusted]) { witness async throws in
            for (old, new) in [(0, 5), (5, 8), (8, 8), (8, 64)] {
                let answer = try await witness.post(log.request(from: old, to: new))
                #expect(answer.status == 200, "\(answer.text)")
                let note = try log.note(new)
                let cosignature = witness.key.verifier.cosignature(
                    in: Array(answer.text.utf8),
                    on: note.text
                )
                #expect(try abs(Double(cosignature.get().timeSeconds) - now) < 60)
                let heads = try WitnessState.heads(
                    in: witness.folder.path,
                    of: witness.key.verifier
                )
                #expect(heads.map(\.checkpoint.size) == [new])
            }
            #expect(witness.lines.all.count == 4)
            #expect(witness.lines.all.last?.hasSuffix(" 200 example.com/log 8 -> 64") == true)
        }
    }

    private var now: Double { Date().timeIntervalSince1970 }

    @Test func `each refusal has its status`() async throws {
        let log = log
        let (other, stranger) = (try GrowingLog(salt: "x"), try GrowingLog("example.com/other"))
        let thief = try GrowingLog(seed: 9)
        try await withWitness(of: [log.trusted]) { witness async throws in
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
            for (request, status, says) in [
                (Array("old 5\n".utf8), 400, "expected"),
                (try log.request(from: 9, to: 5), 400, "no log grows from 9"),
                (try thief.request(from: 5, to: 9), 403, "not signed by a trusted key"),
                (try stranger.request(from: 0, to: 9), 404, "does not know the log"),
                (try other.request(from: 5, to: 9), 422, "only grown"),
                (try other.request(from: 5, to: 5), 409, "FORK"),
            ] {
                let answer = try await witness.post(request)
                #expect(answer.status == status, "\(answer.text)")
                #expect(answer.text.contains(says), "\(answer.text)")
                #expect(answer.contentType.hasPrefix("text/plain"))
            }
            for old in [0, 4, 6] {
                let answer = try await witness.post(log.request(from: old, to: 9))
                #expect(answer.status == 409)
                #expect(answer.text == "5\n")
                #expect(answer.contentType == "text/x.tlog.size")
            }
            // Whatever was refused has moved nothing.
            #expect(try await witness.post(log.request(from: 5, to: 9)).status == 200)
        }
    }

    @Test func `a fork is shouted with both heads`() async throws {
        let log = log
        let other = try GrowingLog(salt: "x")
        try await withWitness(of: [log.trusted]) { witness async throws in
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
            #expect(try await witness.post(other.request(from: 5, to: 5)).status == 409)
            let told = witness.lines.all.joined(separator: "\n")
            for note in [try log.note(5), try other.note(5)] {
                let signature = String(decoding: note.signatures[0].line.dropLast(), as: UTF8.self)
                #expect(told.contains(signature))
            }
        }
    }

    @Test func `another start goes on from what was cosigned`() async throws {
        let log = log
        let folder = try witnessFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withWitness(of: [log.trusted], in: folder) { witness async throws in
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
        }
        try await withWitness(of: [log.trusted], in: folder) { witness async throws in
            #expect(try await witness.post(log.request(from: 0, to: 4)).text == "5\n")
            #expect(try await witness.post(log.request(from: 5, to: 6)).status == 200)
        }
        // The log has a new key now, and the witness still knows what it has seen.
        let renewed = try GrowingLog(seed: 2)
        try await withWitness(of: [renewed.trusted], in: folder) { witness async throws in
            #expect(try await witness.post(log.request(from: 6, to: 7)).status == 403)
            #expect(try await witness.post(renewed.request(from: 6, to: 7)).status == 200)
        }
    }

    @Test func `of requests at once one wins, and the others are told its size`() async throws {
        let log = log
        let folder = try witnessFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // Two servers on one folder: the lock of the file has to keep them apart too.
        try await withWitness(of: [log.trusted], in: folder) { first async throws in
            try await withWitness(of: [log.trusted], in: folder) { second async throws in
                #expect(try await first.post(log.request(from: 0, to: 5)).status == 200)
                let answers = try await withThrowingTaskGroup(
                    of: (Int, RunningWitness.Answer).self
                ) { group in
                    for size in 10..<30 {
                        let request = try log.request(from: 5, to: size)
                        let witness = size % 2 == 0 ? first : second
                        group.addTask { (size, try await witness.post(request)) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let winners = answers.filter { $0.1.status == 200 }.map(\.0)
                #expect(winners.count == 1)
                let told = Set(answers.filter { $0.1.status == 409 }.map(\.1.text))
                #expect(told == Set(winners.map { "\($0)\n" }))
                #expect(answers.count == 20)
            }
        }
    }

    @Test func `logs are kept apart, whatever they are called`() async throws {
        let logs = try ["a", "../../a", "a/b", "\u{e9}", "e\u{301}"].map { try GrowingLog($0) }
        try await withWitness(of: logs.map(\.trusted)) { witness async throws in
            for (index, log) in logs.enumerated() {
                let answer = try await witness.post(log.request(from: 0, to: index + 1))
                #expect(answer.status == 200, "\(answer.text)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: witness.folder.path)
            let heads = names.filter { $0.hasSuffix(".head") }
            #expect(heads.count == logs.count)
            #expect(heads.allSatisfy { $0.count == 64 + ".head".count })
        }
    }

    @Test func `other paths and methods are told apart`() async throws {
        let log = log
        try await withWitness(of: [log.trusted]) { witness async throws in
            #expect(try await witness.get("/add-checkpoint").status == 405)
            let odd = try await witness.get("/x%1B%5B31m\u{202E}?")
            #expect(odd.status == 404)
            #expect(try await witness.post([], to: "/").status == 404)
            let told = witness.lines.all.joined()
            #expect(!told.unicodeScalars.contains { $0.isControl }, "\(told)")
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
        }
    }

    @Test func `a body that is too large is refused, and the next one is heard`() async throws {
        let log = log
        try await withWitness(of: [log.trusted]) { witness async throws in
            let most = [UInt8](repeating: 0x61, count: AddCheckpointRequest.bytesMax)
            #expect(try await witness.post(most).status == 400)
            #expect(try await witness.post(most + [0x61]).status == 413)
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
        }
    }

    @Test func `a state that cannot be kept is no cosignature`() async throws {
        let log = log
        let folder = try witnessFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file")
        try Data().write(to: file)
        try await withWitness(of: [log.trusted], in: file) { witness async throws in
            let answer = try await witness.post(log.request(from: 0, to: 5))
            #expect(answer.status == 500)
            // What is wrong is the owner's business.
            #expect(!answer.text.contains(file.path))
            #expect(witness.lines.all.joined().contains(file.path))
        }
    }

    @Test func `an address that is taken is named`() async throws {
        let log = log
        try await withWitness(of: [log.trusted]) { witness async throws in
            let server = WitnessServer(
                desk: CosigningActor(
                    state: WitnessState(folder: "/", key: witness.key, logs: [log.trusted])
                ),
                host: "127.0.0.1",
                port: witness.port,
                now: { Instant(milliseconds: 0) },
                say: { _ in }
            )
            let error = await #expect(throws: ListeningError.self) {
                try await server.run { _ in }
            }
            #expect(error?.description.contains("127.0.0.1:\(witness.port)") == true)
            #expect(error?.description.contains("in use") == true, "\(String(describing: error))")
        }
    }
}
