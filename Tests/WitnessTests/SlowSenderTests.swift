import Foundation
import TestSupport
import Testing

/// Senders that would keep a connection for ever.
@Suite struct SlowSenderTests {
    /// Sends a head, and then pieces for as long as it is let; prints the status and how long it
    /// took until the connection was closed.
    private static let script = """
        import socket, sys, time
        port, head, piece, pause = int(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
        start = time.monotonic()
        sender = socket.create_connection(("127.0.0.1", port))
        sender.settimeout(0.01)
        lines = ["POST /add-checkpoint HTTP/1.1", "Host: localhost", head, "", ""]
        sender.sendall("\\r\\n".join(lines).encode())
        answer = b""
        while time.monotonic() - start < 120:
            try:
                if piece: sender.sendall(piece.encode())
            except OSError: pass
            try:
                part = sender.recv(65536)
                if not part: break
                answer += part
            except TimeoutError: pass
            except OSError: break
            time.sleep(pause)
        print(answer.split(b"\\r\\n")[0].decode(), int(time.monotonic() - start))
        """

    /// Without keeping a thread: the server needs them.
    private func send(
        _ port: Int,
        _ head: String,
        _ piece: String,
        _ pause: String
    ) async throws -> [Substring] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, "\(port)", head, piece, pause]
        process.standardOutput = pipe
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try Spawning.alone { try process.run() }
        for await _ in ends {}
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        return String(decoding: output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    }

    @Test(arguments: [
        ("Content-Length: 100", "", "0.05", "408"),
        ("Content-Length: 10000", "a", "0.05", "408"),
        ("Transfer-Encoding: chunked", "1\r\na\r\n", "0.05", "408"),
        (
            "Transfer-Encoding: chunked", "1000\r\n\(String(repeating: "a", count: 4_096))\r\n",
            "0", "413"
        ),
        ("Content-Length: 999999999", String(repeating: "a", count: 4_096), "0", "413"),
    ])
    func `a sender without an end is answered and cut off`(
        _ head: String,
        _ piece: String,
        _ pause: String,
        _ status: String
    ) async throws {
        let log = try GrowingLog()
        try await withWitness(of: [log.trusted]) { witness async throws in
            let words = try await send(witness.port, head, piece, pause)
            #expect(words.dropFirst().first.map(String.init) == status, "\(words)")
            let seconds = try #require(words.last.flatMap { Int($0) })
            #expect(seconds < 120)
            #expect(try await witness.post(log.request(from: 0, to: 5)).status == 200)
        }
    }
}
