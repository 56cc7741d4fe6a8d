import Foundation
import TestSupport
import Testing

/// A part of what Tests/Benchmarks/guests.py does to the servers.
@Suite struct GuestsTests {
    @Test func `guests and a disk that hangs cost the servers little`() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Benchmarks/guests.py")
        let result = try ProgramOutput(
            of: ["python3", script.path, Binary.built.path, "--small"]
        )
        #expect(result.code == 0, "\(result.output)")
        #expect(result.output.components(separatedBy: "PASS").count - 1 == 11, "\(result.output)")
    }
}
