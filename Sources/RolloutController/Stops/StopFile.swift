import Foundation
import JSONCoding
import Transparency

/// The files in which stops are kept while the log takes no writes.
///
/// One is beside the flag file, one beside the log and one beside its key: a disk that is full, or
/// may only be read, has rarely all of them. A stop is in each that can be written.
package struct StopFile: Hashable, Sendable {
    package let paths: [String]

    package init(beside files: [String]) {
        paths = files.map { "\($0).stop" }
    }

    private static let bytesMax = 1_048_576

    /// Returns the stops that are kept, in the order in which they were asked for.
    ///
    /// - Throws: `StopFileError` if a file cannot be read, so that it may hold any stop.
    package func pending() throws(StopFileError) -> [PendingStop] {
        var stops: [String: PendingStop] = [:]
        for path in paths {
            for stop in try Self.stops(in: path) { stops[stop.id] = stop }
        }
        return stops.values.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    /// Keeps a stop, and returns the files that hold it now.
    ///
    /// - Throws: `StopFileError` if there is none.
    func add(_ stop: PendingStop) throws(StopFileError) -> [String] {
        var (kept, problem): ([String], StopFileError?) = ([], nil)
        for path in paths {
            do throws(StopFileError) {
                try Self.change(path) { $0.filter { $0.id != stop.id } + [stop] }
                kept.append(path)
            } catch {
                problem = problem ?? error
            }
        }
        if let problem, kept.isEmpty { throw problem }
        return kept
    }

    /// Removes the stops that are recorded.
    func remove(_ ids: Set<String>) throws(StopFileError) {
        for path in paths where FileManager.default.fileExists(atPath: path) {
            try Self.change(path) { $0.filter { !ids.contains($0.id) } }
        }
    }

    private static func stops(in path: String) throws(StopFileError) -> [PendingStop] {
        do {
            guard try FileStamp.ofFile(at: path) != nil else { return [] }
            guard let contents = try DurableFile.read(path, bytesMax: bytesMax) else { return [] }
            return try CanonicalJSON.decode([PendingStop].self, from: contents.bytes)
        } catch {
            throw StopFileError(path: path, why: (error as? FileFailure)?.reason ?? "\(error)")
        }
    }

    private static func change(
        _ path: String,
        _ next: ([PendingStop]) -> [PendingStop]
    ) throws(StopFileError) {
        do {
            try DurableFile.makeFolder(of: path)
            try FileLock.held(for: path) {
                let stops = next(try self.stops(in: path))
                if stops.isEmpty {
                    try FileManager.default.removeItem(atPath: path)
                } else {
                    let bytes = try CanonicalJSON.encode(stops)
                    try DurableFile.replace(bytes, at: path, isShared: true)
                }
            }
        } catch let error as StopFileError {
            throw error
        } catch {
            throw StopFileError(path: path, why: (error as? FileFailure)?.reason ?? "\(error)")
        }
    }
}

/// The reason a file of stops cannot be read or written.
package struct StopFileError: Error, Hashable, Sendable {
    package let path: String
    package let why: String
}

extension StopFileError: CustomStringConvertible {
    package var description: String {
        "\(path), where stops are kept while the log takes no writes, cannot be read or written: "
            + why
    }
}
