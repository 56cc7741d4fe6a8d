import Foundation
import JSONCoding
package import PlanLanguage
package import Rollouts
import Transparency

/// A plan and the file that it was read from.
package struct PlanFile: Sendable {
    package let plan: Plan
    /// SHA-256 of the plan's canonical JSON, unaffected by comments and blank lines.
    package let digest: String
    /// The absolute path of the plan's file.
    package let path: String
    package let warnings: [Diagnostic]

    /// Reads and checks a plan.
    ///
    /// - Throws: `PlanFileError`, with every problem of the plan at once.
    package init(reading file: String) throws {
        let url = URL(fileURLWithPath: file)
        let text = try Self.text(of: url, named: file)
        let parsed = PlanParser.parse(PlanSource(text: text, file: file))
        guard let plan = parsed.plan else { throw PlanFileError.invalid(parsed.diagnostics) }
        self.plan = plan
        digest = try plan.digest
        path = url.standardizedFileURL.path
        warnings = parsed.diagnostics
    }

    private static func text(of url: URL, named file: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: url.path) else {
            throw PlanFileError.unreadable(file, "there is no such file, or it may not be read")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: sizeMax + 1) ?? Data()
        } catch {
            throw PlanFileError.unreadable(file, "it cannot be read")
        }
        guard data.count <= sizeMax else {
            throw PlanFileError.unreadable(file, "it is larger than 1 MiB")
        }
        guard let text = String(validating: data, as: UTF8.self), !data.prefix(4).contains(0) else {
            throw PlanFileError.unreadable(file, encodingProblem(of: data))
        }
        return text
    }

    /// UTF-16 is told by its mark, or by the zero beside each of the first letters.
    private static func encodingProblem(of data: Data) -> String {
        let isUTF16 = [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(data.prefix(2)))
        return isUTF16 || data.prefix(4).contains(0)
            ? "it is UTF-16 or UTF-32 text; save it as UTF-8" : "it is not UTF-8 text"
    }

    private static let sizeMax = 1_048_576
}

package enum PlanFileError: Error, CustomStringConvertible {
    case unreadable(String, String)
    case invalid([Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .unreadable: []
        case .invalid(let diagnostics): diagnostics
        }
    }

    package var description: String {
        switch self {
        case .unreadable(let file, let why): "\(file): \(why)"
        case .invalid(let diagnostics): diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}

extension Plan {
    package var digest: String {
        get throws { SHA256Digest(of: try CanonicalJSON.encode(self)).hex }
    }
}
