private import Foundation
package import Transparency

/// A folder with a complete log, verifiable without this software.
///
/// It holds `entries.jsonl` (an entry a line, in order), `checkpoint`, `checkpoints.jsonl`,
/// `log.vkey`, `attachments/`, the tiles of c2sp.org/tlog-tiles, `VERIFY.md`, `FORMAT.md` and
/// `entry.schema.json`.
package struct LogExport: Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// True if the folder contains an export.
    package static func isAt(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(File.entries.rawValue)")
    }

    package enum File: String, CaseIterable, Sendable {
        case entries = "entries.jsonl"
        case checkpoint
        case checkpoints = "checkpoints.jsonl"
        case key = "log.vkey"
        case attachments
        case instructions = "VERIFY.md"
        case format = "FORMAT.md"
        case schema = "entry.schema.json"
    }

    func path(_ file: File) -> String { "\(folder)/\(file.rawValue)" }
    func path(_ tile: TilePath) -> String { "\(folder)/\(tile)" }

    func path(ofAttachment digest: SHA256Digest) -> String {
        "\(path(.attachments))/\(digest.hex)"
    }

    /// The key that came with the export, useful only to compare it with one from elsewhere.
    package func key() throws -> VerifierKey? {
        guard let bytes = try contents(of: path(.key), bytesMax: 4_096) else { return nil }
        let line = String(decoding: bytes, as: UTF8.self)
        return try VerifierKey(parsing: line.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Reads a file of the export; nil if there is none.
    func contents(of path: String, bytesMax: Int) throws -> [UInt8]? {
        do throws(FileFailure) {
            return try DurableFile.read(path, bytesMax: bytesMax)?.bytes
        } catch {
            throw ExportError.cannotRead(path: path, why: error.reason)
        }
    }
}

package enum ExportError: Error, Hashable, Sendable {
    case cannotRead(path: String, why: String)
    case cannotWrite(path: String, why: String)
    case notEmpty(path: String)
    case lineTooLong(number: Int)
    case treeDiffers(size: Int)
}

extension ExportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotRead(let path, let why): "\(path) cannot be read: \(why)"
        case .cannotWrite(let path, let why):
            "\(path) cannot be written: \(why); name a folder that you may write to"
        case .notEmpty(let path): "\(path) is there and not empty; name a new folder"
        case .lineTooLong(let number): "line \(number) of entries.jsonl is too long for an entry"
        case .treeDiffers(let size):
            "the first \(size) entries are not those that were signed, and were not exported"
        }
    }
}
