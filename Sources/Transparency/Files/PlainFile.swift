private import Foundation

/// A regular file that is open for reading.
///
/// Nothing else is read: a pipe would wait for a writer, and a device may never end.
package struct PlainFile {
    /// Closed by whoever opened the file.
    package let descriptor: Int32
    /// The size in bytes when it was opened.
    package let size: Int
    /// True if only the owner has any access to the file.
    let isPrivate: Bool

    /// Opens a regular file; nil if there is none at the path.
    ///
    /// - Throws: `FileFailure`, also for a pipe, a device or a folder.
    package static func opened(at path: String) throws(FileFailure) -> Self? {
        // Looked at first, as opening a device may already do something, and again when it is
        // open, as another file may have taken its place. Opening never waits for a writer.
        guard try isThere(path) else { return nil }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw FileFailure(path) }
            return nil
        }
        do throws(FileFailure) {
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0 else { throw FileFailure(path) }
            try requireRegular(status, path)
            return Self(
                descriptor: descriptor,
                size: Int(status.st_size),
                isPrivate: status.st_mode & 0o077 == 0
            )
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Opens a regular file.
    ///
    /// - Throws: `FileFailure`, also if there is none.
    package static func existing(at path: String) throws(FileFailure) -> Self {
        guard let file = try opened(at: path) else {
            throw FileFailure(path, reason: unsafe String(cString: strerror(ENOENT)))
        }
        return file
    }

    /// Returns true if there is a regular file, without opening it, and false if there is none.
    ///
    /// - Throws: `FileFailure`, also for a pipe, a device or a folder.
    package static func isThere(_ path: String) throws(FileFailure) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw FileFailure(path) }
            return false
        }
        try requireRegular(status, path)
        return true
    }

    private static func requireRegular(_ status: stat, _ path: String) throws(FileFailure) {
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileFailure(path, reason: "it is not a regular file")
        }
    }

    /// Returns the whole content.
    ///
    /// - Throws: `FileFailure`, also if it has more bytes than allowed.
    package func bytes(of path: String, max bytesMax: Int) throws(FileFailure) -> [UInt8] {
        let tooLong = FileFailure(path, reason: "it has more than \(bytesMax) bytes")
        guard size <= bytesMax else { throw tooLong }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(size + 1, 65_536))
        while bytes.count <= bytesMax {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 || errno == EINTR else { throw FileFailure(path) }
            guard count != 0 else { return bytes }
            bytes += buffer.prefix(max(count, 0))
        }
        throw tooLong
    }
}
