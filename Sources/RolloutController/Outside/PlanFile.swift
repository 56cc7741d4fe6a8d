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
    /// The absolute path of the plan's file, behind all links, so that the plan's own relative
    /// paths are those beside the file, and stay so when a link is set to another release.
    package let path: String
    package let warnings: [Diagnostic]
    /// The values of the file's variables, in its order.
    package let values: [PlanValue]

    /// Reads and checks a plan, with values for its variables and the files that it includes.
    ///
    /// - Throws: `PlanFileError`, with every problem of the plan at once.
    package init(reading file: String, setting given: GivenValues = .none) throws {
        guard let path = Self.pathBehindLinks(file) else {
            throw PlanFileError.unreadable(file, "there is no such file, or it may not be read")
        }
        let text = try Self.text(of: path, named: file)
        let folder = IncludeFolder(path: path.folderOfPlan)
        let parsed = PlanParser.parse(
            PlanSource(text: text, file: file),
            setting: given,
            including: folder.text
        )
        guard let plan = parsed.plan else {
            throw PlanFileError.invalid(plan: file, values: given.values, parsed.diagnostics)
        }
        self.plan = plan
        digest = try plan.digest
        self.path = path
        warnings = parsed.diagnostics
        values = parsed.values
    }

    static func pathBehindLinks(_ file: String) -> String? {
        guard let real = unsafe realpath(file, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// Returns the text of a file that is as a plan's may be.
    ///
    /// - Throws: `PlanFileError`
    static func text(of path: String, named file: String) throws -> String {
        let bytes: [UInt8]
        do throws(FileFailure) {
            let plain = try PlainFile.existing(at: path)
            defer { close(plain.descriptor) }
            guard plain.size <= sizeMax else {
                throw FileFailure(path, reason: "it is larger than 1 MiB")
            }
            bytes = try plain.bytes(of: path, max: sizeMax)
        } catch {
            throw PlanFileError.unreadable(file, error.reason)
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.prefix(4).contains(0)
        else { throw PlanFileError.unreadable(file, encodingProblem(of: bytes)) }
        return text
    }

    /// UTF-16 is told by its mark, or by the zero beside each of the first letters.
    private static func encodingProblem(of bytes: [UInt8]) -> String {
        let isUTF16 = [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(bytes.prefix(2)))
        return isUTF16 || bytes.prefix(4).contains(0)
            ? "it is UTF-16 or UTF-32 text; save it as UTF-8" : "it is not UTF-8 text"
    }

    private static let sizeMax = 1_048_576
}

package enum PlanFileError: Error, CustomStringConvertible {
    case unreadable(String, String)
    /// The plan's file, nil for a file of values, and the values that it was read with.
    case invalid(plan: String?, values: [String: String], [Diagnostic])

    package var diagnostics: [Diagnostic] {
        switch self {
        case .unreadable: []
        case .invalid(_, _, let diagnostics): diagnostics
        }
    }

    package var description: String {
        switch self {
        case .unreadable(let file, let why): "\(file): \(why)"
        case .invalid(_, _, let diagnostics):
            diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}

extension Plan {
    package var digest: String {
        get throws { SHA256Digest(of: try CanonicalJSON.encode(self)).hex }
    }
}

extension String {
    /// The folder of an absolute path, without a slash at its end.
    fileprivate var folderOfPlan: String {
        String(prefix(upTo: lastIndex(of: "/") ?? startIndex))
    }
}
