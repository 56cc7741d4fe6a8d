private import Foundation

/// Checks of the files that a log is kept and signed with: nobody but their owner may change them.
///
/// Anybody who may write to one, or to its folder, may put another in its place, hold the lock for
/// ever, or have the log signed that they like.
package enum OwnFile {
    /// Checks a file, if there is one.
    ///
    /// - Throws: `FileFailure` if it is a link or somebody else's, or others may write to it.
    package static func check(_ path: String) throws(FileFailure) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw FileFailure(path) }
            return
        }
        try check(status, path)
    }

    /// Checks a file that is open, whatever stands at its path by now.
    ///
    /// - Throws: `FileFailure` if it belongs to somebody else, or others may write to it.
    static func check(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileFailure(path) }
        try check(status, path)
    }

    /// Checks the folder of a file, if there is one.
    ///
    /// A folder of root does as well, and one in which anybody may make files of their own and
    /// touch no others', such as `/tmp`.
    ///
    /// - Throws: `FileFailure` if it belongs to somebody else, or others may write to it.
    package static func checkFolder(of path: String) throws(FileFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = stat()
        guard unsafe stat(folder, &status) == 0 else {
            guard errno == ENOENT else { throw FileFailure(folder) }
            return
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw FileFailure(folder, reason: "\(folder) \(words(forOwner: status.st_uid))")
        }
        guard status.st_mode & 0o1000 != 0 || !isWritableByOthers(status) else {
            throw FileFailure(
                folder,
                reason: "others may write to its folder \(folder); let only its owner"
            )
        }
    }

    private static func check(_ status: stat, _ path: String) throws(FileFailure) {
        guard status.st_mode & S_IFMT != S_IFLNK else {
            throw FileFailure(path, reason: "\(path) is a link; name the file that it leads to")
        }
        guard status.st_uid == geteuid() else {
            throw FileFailure(path, reason: "\(path) \(words(forOwner: status.st_uid))")
        }
        guard !isWritableByOthers(status) else {
            throw FileFailure(path, reason: "others may write to \(path); let only its owner")
        }
    }

    /// The reason with the owner's name, for a file that belongs to somebody else.
    private static func words(forOwner owner: uid_t) -> String {
        "belongs to \(name(of: owner)), and this runs as \(name(of: geteuid())): run it as its "
            + "owner, or change the owner"
    }

    /// Many systems give each user a group of the same name, and let it write.
    private static func isWritableByOthers(_ status: stat) -> Bool {
        guard status.st_mode & 0o002 == 0 else { return true }
        return status.st_mode & 0o020 != 0 && !isGroupOfOne(status.st_gid, of: status.st_uid)
    }

    private static func isGroupOfOne(_ id: gid_t, of owner: uid_t) -> Bool {
        var entry = unsafe group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: bufferSize)
        guard unsafe getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0,
            unsafe found != nil, let name = unsafe entry.gr_name, let members = unsafe entry.gr_mem
        else { return false }
        return unsafe String(cString: name) == self.name(of: owner) && members.pointee == nil
    }

    private static func name(of user: uid_t) -> String {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: bufferSize)
        guard unsafe getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0,
            unsafe found != nil, let name = unsafe entry.pw_name
        else { return "user \(user)" }
        return unsafe String(cString: name)
    }

    private static let bufferSize = 65_536
}
