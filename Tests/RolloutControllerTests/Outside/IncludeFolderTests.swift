import Foundation
import PlanLanguage
import Rollouts
import TestSupport
import Testing

@testable import RolloutController

/// The files that a plan may include: plain ones below its folder, behind no link.
@Suite struct IncludeFolderTests {
    private static let shared = """
        noGo:
          - { id: a, measure: { from: suites, trials: a }, require: { failures: 0, trials: 9 } }

        """

    private static func plan(including path: String, in folder: TemporaryFolder) throws -> PlanFile
    {
        let text = TestPlan.text + "include: \(path)\n"
        try Data(text.utf8).write(to: folder.url.appending(path: "plan.yaml"))
        return try PlanFile(reading: folder.path("plan.yaml"))
    }

    private static func write(_ text: String, to file: String, in folder: TemporaryFolder) throws {
        let url = folder.url.appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    @Test func `a file below the folder is included, also if the plan is behind a link`()
        async throws
    {
        try await withTemporaryFolder { folder in
            try Self.write(Self.shared, to: "checks/a.yaml", in: folder)
            let file = try Self.plan(including: "checks/a.yaml", in: folder)
            #expect(file.plan.noGo.map(\.id).last == "a")
            let link = folder.path("link.yaml")
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: folder.path("plan.yaml")
            )
            #expect(try PlanFile(reading: link).digest == file.digest)
        }
    }

    @Test(arguments: ["file.yaml", "folder/a.yaml", "pipe.yaml", "none.yaml", "large.yaml", "own"])
    func `a link, a pipe, a folder and a file that is too large are refused`(
        _ path: String
    ) async throws {
        try await withTemporaryFolder { folder in
            try Self.write(Self.shared, to: "own/a.yaml", in: folder)
            for (link, target) in [("file.yaml", "own/a.yaml"), ("folder", "own")] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.path(link),
                    withDestinationPath: folder.path(target)
                )
            }
            #expect(unsafe mkfifo(folder.path("pipe.yaml"), 0o600) == 0)
            let comment = "#" + String(repeating: "x", count: 1_048_577) + "\n"
            try Self.write(comment + Self.shared, to: "large.yaml", in: folder)
            let error = #expect(throws: PlanFileError.self) {
                try Self.plan(including: path, in: folder)
            }
            let found = error?.diagnostics.map(\.message) ?? []
            #expect(found.count == 1)
            #expect(found.allSatisfy { $0.hasPrefix("'\(path)' cannot be included: ") }, "\(found)")
        }
    }

    @Test func `an edit of an included file is another plan`() async throws {
        try await withTemporaryFolder { folder in
            try Self.write(Self.shared, to: "a.yaml", in: folder)
            let before = try Self.plan(including: "a.yaml", in: folder)
            let looser = Self.shared.replacing("trials: 9", with: "trials: 1")
            try Self.write(looser, to: "a.yaml", in: folder)
            #expect(try PlanFile(reading: folder.path("plan.yaml")).digest != before.digest)
        }
    }
}
