import Foundation
import RolloutAPI
import Testing

@Suite struct ExitCodeTableTests {
    @Test func `the README's table has every exit code and no other`() throws {
        let codes = try Self.documentedCodes()
        #expect(Set(codes).count == codes.count, "a code stands twice in the table")
        #expect(Set(codes) == Set(RolloutAPI.ExitStatus.allCases.map(\.rawValue)))
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
        (.internalError, 1, 500), (.replayDiffers, 44, 500),
    ])
    func `each outcome has its exit code and its HTTP status`(
        status: RolloutAPI.ExitStatus,
        code: Int32,
        http: Int
    ) {
        #expect(status.rawValue == code)
        #expect(status.httpStatus == http)
    }

    /// The codes in the table below "Exit codes"; `40–44` stands for all of them.
    private static func documentedCodes() throws -> [Int32] {
        let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## Exit codes\n").last)
        let rows = section.components(separatedBy: "\n").drop { !$0.hasPrefix("|") }
            .prefix { $0.hasPrefix("|") }
        return rows.flatMap { $0.components(separatedBy: "|") }.flatMap { cell -> [Int32] in
            let ends = cell.trimmingCharacters(in: .whitespaces).components(separatedBy: "–")
                .map { Int32($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil else { return [] }
            return Array(first...last)
        }
    }
}
