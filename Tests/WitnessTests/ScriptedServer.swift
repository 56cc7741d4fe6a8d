import Foundation
import TestSupport
import Testing
import Values

/// A server that answers each POST with what it was told to, whatever was asked; the last answer
/// again and again.
final class ScriptedServer {
    let port: Int
    private let process: Process
    private let life: Pipe
    private let said: Pipe

    struct Reply {
        let status: Int
        var contentType = "text/plain"
        let body: [UInt8]
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// Without replies it takes connections and never answers.
    init(_ replies: [Reply]) throws {
        process = Process()
        (life, said) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["python3", "-c", replies.isEmpty ? Self.silent : Self.script]
            + replies.flatMap { reply in
                let hex = reply.body.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                return ["\(reply.status)", reply.contentType, hex]
            }
        process.standardInput = life
        process.standardOutput = said
        try Spawning.alone { [process] in try process.run() }
        let line = said.fileHandleForReading.availableData
        let text = String(decoding: line, as: UTF8.self).split(separator: "\n").first
        port = try #require(text.flatMap { Int($0) })
    }

    /// Ends it, and gives the first line of each body that was posted.
    func stop() -> [String] {
        try? life.fileHandleForWriting.close()
        process.waitUntilExit()
        let rest = (try? said.fileHandleForReading.readToEnd()) ?? nil
        return String(decoding: rest ?? Data(), as: UTF8.self).split(separator: "\n").map {
            String($0)
        }
    }

    private static let silent = """
        import socket, sys
        server = socket.create_server(("127.0.0.1", 0))
        print(server.getsockname()[1], flush=True)
        sys.stdin.read()
        """

    private static let script = """
        import http.server, os, sys, threading
        replies = [sys.argv[i:i + 3] for i in range(1, len(sys.argv), 3)]
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *arguments): pass
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                print(body.split(b"\\n")[0].decode(), flush=True)
                status, kind, answer = replies.pop(0) if len(replies) > 1 else replies[0]
                self.send_response(int(status))
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer) // 2))
                self.end_headers()
                self.wfile.write(bytes.fromhex(answer))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_address[1], flush=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.read()
        os._exit(0)
        """
}
