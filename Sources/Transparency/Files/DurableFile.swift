private import Foundation

/// Small files that are written whole or not at all, even across a power cut.
package enum DurableFile {
    package enum Written: Sendable {
        case done
        /// Another file exists at the path, and was left unchanged.
        case alreadyThere
    }

    package struct Contents {
        package let bytes: [UInt8]
        /// True if only the owner has any access to the file.
        let isPrivate: Bool
    }

    /// Creates a file, and never replaces an existing one.
    ///
    /// It is readable by its owner only, or, if shared, by whom the process's umask lets read.
    package static func create(
        _ bytes: [UInt8],
        at path: String,
        isShared: Bool = false
    ) throws(FileFailure) -> Written {
        let temporary = try written(bytes, beside: path, mode: isShared ? 0o666 : 0o600)
        defer { unsafe unlink(temporary) }
        guard unsafe link(temporary, path) == 0 else {
            guard errno == EEXIST else { throw FileFailure(path) }
            return .alreadyThere
        }
        try syncFolder(of: path)
        return .done
    }

    /// Replaces or creates a file, readable by its owner only.
    ///
    /// A shared file keeps the mode, the owner and the group that it had; a new one may be read by
    /// whom the process's umask lets read.
    ///
    /// A pipe, a device or a folder in its place is not replaced.
    ///
    /// The new file's modification time is later than the old one's, even at a coarse resolution.
    package static func replace(
        _ bytes: [UInt8],
        at path: String,
        isShared: Bool = false
    ) throws(FileFailure) {
        let isNew = try !PlainFile.isThere(path)
        let temporary = try written(bytes, beside: path, mode: isShared && isNew ? 0o666 : 0o600)
        do throws(FileFailure) {
            if isShared, !isNew { try keepAccess(to: path, for: temporary) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        makeNewer(temporary, than: path)
        guard unsafe rename(temporary, path) == 0 else {
            let failure = FileFailure(path)
            unsafe unlink(temporary)
            throw failure
        }
        try syncFolder(of: path)
    }

    /// Reads a regular file; nil if there is none.
    package static func read(_ path: String, bytesMax: Int) throws(FileFailure) -> Contents? {
        guard let file = try PlainFile.opened(at: path) else { return nil }
        defer { close(file.descriptor) }
        return Contents(
            bytes: try file.bytes(of: path, max: bytesMax),
            isPrivate: file.isPrivate
        )
    }

    /// Creates the folder of a file and its parents, for their owner only, if they do not exist.
    package static func makeFolder(of path: String) throws(FileFailure) {
        let folder = folder(of: path)
        guard unsafe mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, folder != self.folder(of: folder) else { throw FileFailure(folder) }
        try makeFolder(of: folder)
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw FileFailure(folder) }
    }
}

extension DurableFile {
    /// Gives a file the owner, the group and the mode of another one.
    ///
    /// Only root may give a file away, and others only to a group of their own. Where that fails,
    /// nobody is let in who was not, and a file that not everybody may read stays as it is: its
    /// readers would lose it without a word.
    private static func keepAccess(to path: String, for temporary: String) throws(FileFailure) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return }
        if unsafe chown(temporary, status.st_uid, status.st_gid) != 0 {
            let keepsGroup = unsafe chown(temporary, uid_t.max, status.st_gid) == 0
            guard status.st_mode & (keepsGroup ? 0o044 : 0o004) != 0 else {
                throw FileFailure(
                    path,
                    reason: "its owner or group cannot be kept, so that they could not read it any "
                        + "more; write it as its owner, or remove it"
                )
            }
        }
        _ = unsafe chmod(temporary, status.st_mode & 0o777)
    }

    private static func makeNewer(_ path: String, than older: String) {
        guard let was = FileStamp(of: older)?.modified, let now = FileStamp(of: path)?.modified,
            (now.seconds, now.nanoseconds) <= (was.seconds, was.nanoseconds)
        else { return }
        let nanoseconds = was.nanoseconds + 1_000_000
        let next = timespec(
            tv_sec: was.seconds + nanoseconds / 1_000_000_000,
            tv_nsec: nanoseconds % 1_000_000_000
        )
        _ = unsafe utimensat(AT_FDCWD, path, [next, next], 0)
    }

    /// Writes the bytes to a new file, synced to disk, and returns its path.
    private static func written(
        _ bytes: [UInt8],
        beside path: String,
        mode: mode_t
    ) throws(FileFailure) -> String {
        let temporary = "\(path).\(UUID().uuidString).tmp"
        let descriptor = unsafe open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileFailure(temporary) }
        do throws(FileFailure) {
            try write(bytes, descriptor, temporary)
            guard fsync(descriptor) == 0 else { throw FileFailure(temporary) }
        } catch {
            close(descriptor)
            unsafe unlink(temporary)
            throw error
        }
        close(descriptor)
        return temporary
    }

    private static func write(
        _ bytes: [UInt8],
        _ descriptor: Int32,
        _ path: String
    ) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 || errno == EINTR else { throw FileFailure(path) }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    /// Syncs the folder, since a file's name is on disk only once its folder is.
    package static func syncFolder(of path: String) throws(FileFailure) {
        let folder = folder(of: path)
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure(folder) }
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
}

/// A file operation that failed, with the system's reason.
package struct FileFailure: Error {
    let path: String
    package let reason: String

    package init(_ path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// Takes the reason from `errno`, right after the failed call.
    init(_ path: String) {
        self.init(path, reason: unsafe String(cString: strerror(errno)))
    }
}
