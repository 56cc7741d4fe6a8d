private import Foundation

/// The facts about a file that differ after any change of it, as the file system tells them
/// without opening it.
package struct FileStamp: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    /// In bytes.
    package let size: Int64
    /// In steps of up to two seconds, as the file system has them.
    let modified: Time
    /// False for a folder, a pipe, a device or a socket, which may hang whoever opens it.
    package let isRegular: Bool

    struct Time: Hashable, Sendable {
        let seconds: Int
        let nanoseconds: Int
    }

    /// Returns true if both are of one file, whatever was written to it in between.
    package func isSameFile(as other: FileStamp) -> Bool {
        device == other.device && inode == other.inode
    }

    /// Reads the facts of a file, or of the one that a link leads to; nil if they cannot be read.
    package init?(of path: String) {
        do throws(FileFailure) {
            guard let stamp = try Self.ofFile(at: path) else { return nil }
            self = stamp
        } catch {
            return nil
        }
    }

    /// Reads the facts of a file; nil if there is no such file.
    ///
    /// - Throws: `FileFailure` if it is not known whether there is one.
    package static func ofFile(at path: String) throws(FileFailure) -> Self? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw FileFailure(path) }
            return nil
        }
        return Self(status)
    }

    private init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        modified = Time(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }
}
