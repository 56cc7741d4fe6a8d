import Foundation
import Testing

/// A connection that is given bytes as they are.
///
/// A client library would repair what these tests are about.
final class RawSocket {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    struct Failure: Error {
        let what: String
        let number: Int32
    }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(what: "connect", number: errno) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: some Sequence<UInt8>) async throws {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            sent += try await whenReady("send") {
                unsafe bytes.withUnsafeBytes { all in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: all[sent...])
                    return unsafe Glibc.send(descriptor, rest.baseAddress, rest.count, flags)
                }
            }
        }
    }

    func send(_ text: String) async throws { try await send(text.utf8) }

    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// False at the end of what the server sends.
    private func receive() async throws -> Bool {
        var part = [UInt8](repeating: 0, count: 65_536)
        let count = try await whenReady("recv") {
            unsafe part.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, flags)
            }
        }
        buffer += part.prefix(count)
        return count > 0
    }

    /// Whether the server has nothing more to say; that is waited for.
    func isClosed() async throws -> Bool {
        do {
            return try await !receive()
        } catch let failure as Failure where failure.number == ECONNRESET {
            return true
        }
    }

    /// Without keeping a thread: the server needs them.
    private func whenReady(_ what: String, _ call: () -> Int) async throws -> Int {
        for _ in 0..<20_000 {
            let count = call()
            if count >= 0 { return count }
            guard errno == EAGAIN else { throw Failure(what: what, number: errno) }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw Failure(what: what, number: ETIMEDOUT)
    }

    private let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    func answer(isHead: Bool = false) async throws -> RawAnswer {
        while true {
            if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
                var answer = try RawAnswer(head: buffer[..<end.lowerBound])
                let hasBody = !isHead && answer.status != 304 && answer.status >= 200
                let count = hasBody ? Int(answer["content-length"] ?? "") ?? 0 : 0
                if buffer.count >= end.upperBound + count {
                    answer.body = Array(buffer[end.upperBound..<(end.upperBound + count)])
                    buffer.removeFirst(end.upperBound + count)
                    return answer
                }
            }
            guard try await receive() else { throw Failure(what: "no whole answer", number: 0) }
        }
    }
}
