import Foundation
@testable import Rollouts
import TestSupport
import Testing

@Suite struct TransportTests {
    @Test func `nothing before TLS 1.2 is offered to a source`() async throws {
        try await withWorkshop { workshop in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", Self.script, workshop.folder.path]
            try Spawning.alone { try process.run() }
            defer { process.terminate() }
            var port: String?
            for _ in 0..<300 where port == nil {
                try await Task.sleep(for: .milliseconds(100))
                port = workshop.text(of: "port")
            }
            let address = SecretText("https://127.0.0.1:\(try #require(port))/")
            var hello: String?
            // On a busy machine a client may give up before it has said anything.
            for _ in 0..<5 where hello == nil {
                let answer = await workshop.measurement(
                    of: .value("a"),
                    from: .http(.init(url: address))
                )
                #expect(answer?.why?.isEmpty == false)
                hello = workshop.text(of: "hello")
            }
            let said = try Self.bytes(try #require(hello))
            // TLS 1.3 and 1.2; 0x0303 is 1.2.
            #expect(try Self.versions(offeredIn: said) == [0x0304, 0x0303])
        }
    }

    private static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(digits[index..<index + 2]), radix: 16))
        }
    }

    /// The versions in the extension `supported_versions` (RFC 8446, 4.2.1), without those that
    /// are drawn at random to keep servers tolerant (RFC 8701).
    private static func versions(offeredIn hello: [UInt8]) throws -> [Int] {
        let place = try #require(
            hello.indices.first { index in
                // Type 43, the length of the extension, and one less as that of its list.
                index + 5 < hello.count && hello[index...index + 1].elementsEqual([0, 43])
                    && hello[index + 2] == 0 && hello[index + 3] == hello[index + 4] + 1
                    && hello[index + 4].isMultiple(of: 2)
            }
        )
        let list = hello[(place + 5)...].prefix(Int(hello[place + 4]))
        return stride(from: list.startIndex, to: list.endIndex, by: 2)
            .map { Int(list[$0]) << 8 | Int(list[$0 + 1]) }
            .filter { $0 & 0x0F0F != 0x0A0A }
    }

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Servers/hello.py").path
}
