import Foundation
import RolloutAPI
import Testing

@Suite struct ExitCodeTableTests {
    @Test func `the README's table has every exit code and no other`() throws {
        let codes = try Self.documented().map(\.exitCode)
        #expect(Set(codes).count == codes.count, "a code stands twice in the table")
        #expect(Set(codes) == Set(RolloutAPI.ExitStatus.allCases.map(\.rawValue)))
    }

    @Test func `the README's table has every kind of failure with its exit code`() throws {
        let documented = try Self.documented().flatMap { row in
            row.kinds.map { "\($0) \(row.exitCode)" }
        }
        let known = ErrorCode.allCases.map { "\($0.rawValue) \($0.exitStatus.rawValue)" }
        #expect(documented.sorted() == known.sorted())
    }

    @Test func `each kind of failure is told by words between dashes`() {
        for code in ErrorCode.allCases {
            let isPlain = code.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }
            #expect(isPlain, "\(code)")
            #expect(code.exitStatus != .success, "\(code)")
        }
    }

    @Test func `a server answers 200 where a command succeeds, and only there`() {
        for status in RolloutAPI.ExitStatus.allCases {
            #expect((status.httpStatus == 200) == (status == .success), "\(status)")
            #expect([200, 400, 403, 409, 422, 500, 502].contains(status.httpStatus))
        }
    }

    @Test(arguments: [
        (RolloutAPI.ExitStatus.notYet, Int32(10), 409), (.held, 11, 409), (.noGo, 12, 409),
        (.awaitingApproval, 13, 409), (.conflict, 3, 409), (.notPermitted, 4, 403),
        (.sourceFailed, 20, 502), (.usage, 64, 400), (.invalidPlan, 65, 422),
        (.internalError, 1, 500), (.replayDiffers, 44, 500), (.logMissing, 66, 500),
        (.declined, 75, 409), (.secretMissing, 78, 500),
    ])
    func `each outcome has its exit code and its HTTP status`(
        status: RolloutAPI.ExitStatus,
        code: Int32,
        http: Int
    ) {
        #expect(status.rawValue == code)
        #expect(status.httpStatus == http)
    }

    /// The rows of the table below "Exit codes".
    private static func documented() throws -> [(exitCode: Int32, kinds: [String])] {
        let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## Exit codes\n").last)
        let rows = section.components(separatedBy: "\n").drop { !$0.hasPrefix("|") }
            .prefix { $0.hasPrefix("|") }
        return rows.compactMap { row in
            let cells = row.components(separatedBy: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 5, let code = Int32(cells[1]) else { return nil }
            let kinds = cells[3].components(separatedBy: "`").filter { $0.first?.isLetter == true }
            return (code, kinds)
        }
    }
}
