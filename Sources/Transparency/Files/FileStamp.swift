private import Foundation

/// The facts about a file that differ after any change of it.
package struct FileStamp: Hashable, Sendable {
    private let inode: UInt64
    /// In bytes.
    package let size: Int64
    let modified: Time

    struct Time: Hashable, Sendable {
        let seconds: Int
        let nanoseconds: Int
    }

    /// Reads the facts; nil if there is no such file.
    package init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        modified = Time(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }
}
