package import Foundation

/// A folder of fixtures that stands beside the tests of a target, or above them.
package enum FixtureFolder {
    /// Returns the nearest folder of that name beside `file` or above it.
    ///
    /// - Throws: `Missing` where no folder up to `Tests` has it.
    package static func url(_ name: String, near file: String) throws -> URL {
        var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        while folder.lastPathComponent != "Tests", folder.path != "/" {
            let wanted = folder.appending(path: name)
            if FileManager.default.fileExists(atPath: wanted.path) { return wanted }
            folder = folder.deletingLastPathComponent()
        }
        throw Missing(name: name, file: file)
    }

    package struct Missing: Error {
        let name: String
        let file: String
    }
}
