import AuditLog
import Foundation
@testable import RolloutController
import Synchronization
@testable import Transparency
@testable import Values
@testable import Witness

/// A witness's folder, and what it takes to ask it over a real socket.
struct RunningWitness: Sendable {
    let folder: URL
    let key: SignerKey
    let port: Int
    let lines: Lines

    /// What the server has told its owner.
    final class Lines: Sendable {
        private let list = Mutex<[String]>([])

        var all: [String] { list.withLock { $0 } }

        func add(_ line: String) { list.withLock { $0.append(line) } }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func post(_ body: [UInt8], to path: String = "/add-checkpoint") async throws -> Answer {
        let exchange = HTTPExchange(
            url: url + path,
            headers: [],
            body: body,
            answerBytesMax: 1_048_576
        )
        return Answer(try await exchange.response())
    }

    func get(_ path: String) async throws -> Answer {
        let exchange = HTTPExchange(
            url: url + path,
            headers: [],
            body: nil,
            answerBytesMax: 1_048_576
        )
        return Answer(try await exchange.response())
    }

    struct Answer: Sendable {
        let status: Int
        let contentType: String
        let text: String

        init(_ answer: HTTPExchange.Response) {
            status = answer.status
            contentType = answer.contentType ?? ""
            text = String(decoding: answer.body, as: UTF8.self)
        }
    }
}

func witnessFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "sluice-witness-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

/// Runs a test with a witness that serves on a free port until the test ends.
func withWitness(
    _ number: UInt8 = 1,
    of logs: [TrustedLog],
    in folder: URL? = nil,
    _ body: @Sendable @escaping (RunningWitness) async throws -> Void
) async throws {
    let own = try folder ?? witnessFolder()
    defer { if folder == nil { try? FileManager.default.removeItem(at: own) } }
    let key = try WitnessKey.number(number)
    let lines = RunningWitness.Lines()
    let server = WitnessServer(
        desk: CosigningActor(state: WitnessState(folder: own.path, key: key, logs: logs)),
        host: "127.0.0.1",
        port: 0,
        readingLimit: .seconds(3),
        now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) },
        say: { lines.add($0) }
    )
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let running = Task { try await server.run { port.yield($0) } }
    defer { running.cancel() }
    for await number in ports {
        try await body(RunningWitness(folder: own, key: key, port: number, lines: lines))
        break
    }
    running.cancel()
    _ = await running.result
}
