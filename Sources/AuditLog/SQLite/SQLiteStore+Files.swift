import Foundation
import Transparency

/// The files of a log: its own, its journal, and the index of the journal.
extension SQLiteStore {
    /// Returns the state of all files of a log, of which none is opened.
    ///
    /// - Throws: `LogError`, also if one is not a regular file.
    static func changeMark(at path: String) throws -> ChangeMark {
        let files = ["", "-wal", "-shm"].map { resolved(path) + $0 }
        let stamps: [FileStamp?]
        do {
            stamps = try files.map { try FileStamp.ofFile(at: $0) }
        } catch let failure as FileFailure {
            throw LogError.io(place: path, underlying: failure.reason)
        }
        for (file, stamp) in zip(files, stamps) where stamp?.isRegular == false {
            throw LogError.notAFile(place: file)
        }
        guard stamps.first != .some(nil) else { throw LogError.notFound(place: path) }
        return ChangeMark(stamps)
    }

    /// Resolves all links, so that a file has the same lock under all its paths.
    static func resolved(_ path: String) -> String {
        let url = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: path) else {
            return url.deletingLastPathComponent().resolvingSymlinksInPath()
                .appendingPathComponent(url.lastPathComponent).path
        }
        return url.resolvingSymlinksInPath().path
    }
}
