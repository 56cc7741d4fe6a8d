import Foundation
import PlanLanguage

/// The files beside these tests.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()

    static let example = (try? text(folder.appending(path: "Example/plan.yaml"))) ?? ""

    /// One plan with mistakes a file; beside each stands what the parser says of it.
    static let mistakes = plans(in: folder.appending(path: "Rules"))
    /// Plans that show what a part of the language is for, without a mistake or a warning.
    static let accepted = plans(in: folder.appending(path: "Accepted"))
    static let realPlans = plans(in: repository.appending(path: "Plans"))

    static func text(_ file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8)
    }

    private static func plans(in folder: URL) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        return (files ?? [])
            .filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

extension PlanParser {
    static func parse(_ text: String) -> ParsedPlan {
        parse(PlanSource(text: text, file: "plan.yaml"))
    }
}

extension ParsedPlan {
    var report: String {
        diagnostics.map { "\($0)\n" }.joined()
    }
}
