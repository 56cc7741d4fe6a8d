import Foundation
import TestSupport
import Testing
import Transparency

@Suite struct OwnFileTests {
    @Test func `a file of one's own, and none, may be trusted`() async throws {
        try await withTemporaryFolder { folder in
            try folder.setMode(0o755, "")
            try folder.write("", "file")
            for mode in [0o600, 0o400, 0o644] {
                try folder.setMode(mode, "file")
                try OwnFile.check(folder.path("file"))
            }
            try OwnFile.check(folder.path("none"))
            try OwnFile.checkFolder(of: folder.path("none"))
            try OwnFile.checkFolder(of: folder.path("nowhere/none"))
            #expect(try folder.names() == ["file"])
        }
    }

    @Test func `a file or a folder that anybody may write to is refused`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("", "file")
            try folder.setMode(0o602, "file")
            #expect(throws: FileFailure.self) { try OwnFile.check(folder.path("file")) }
            try folder.setMode(0o707, "")
            let error = #expect(throws: FileFailure.self) {
                try OwnFile.checkFolder(of: folder.path("file"))
            }
            #expect(error?.reason.contains("others may write to its folder") == true)
            // As /tmp: nobody may touch what others made there.
            try folder.setMode(0o1777, "")
            try OwnFile.checkFolder(of: folder.path("file"))
        }
    }

    @Test func `a link is refused, also one that leads nowhere`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("", "file")
            for (name, target) in [("a", "file"), ("b", "none")] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.path(name),
                    withDestinationPath: folder.path(target)
                )
                let error = #expect(throws: FileFailure.self) {
                    try OwnFile.check(folder.path(name))
                }
                #expect(error?.reason.contains("is a link") == true)
            }
        }
    }

    @Test func `a lock that is a link, or that others may write to, is not taken`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("", "file")
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("a.lock"),
                withDestinationPath: folder.path("file")
            )
            try folder.write("", "b.lock")
            try folder.setMode(0o666, "b.lock")
            #expect(unsafe mkfifo(folder.path("c.lock"), 0o666) == 0)
            for name in ["a", "b"] {
                #expect(throws: FileLockError.self) {
                    try FileLock.held(for: folder.path(name)) { Issue.record("\(name) was taken") }
                }
            }
            #expect(try FileLock.held(for: folder.path("d")) { 1 } == 1)
            #expect(try folder.mode("d.lock") == 0o600)
        }
    }

    /// Only root can give a file to somebody else.
    @Test(.enabled(if: geteuid() == 0))
    func `what belongs to somebody else is refused with the owner's name`() async throws {
        try await withTemporaryFolder { folder in
            let nobody = try unsafe #require(getpwnam("nobody"))
            let owner = unsafe nobody.pointee.pw_uid
            try folder.write("", "file")
            try folder.write("", "file.lock")
            for name in ["file", "file.lock"] {
                #expect(unsafe chown(folder.path(name), owner, gid_t.max) == 0)
                let error = #expect(throws: FileFailure.self) {
                    try OwnFile.check(folder.path(name))
                }
                #expect(error?.reason.contains("belongs to nobody, and this runs as root") == true)
            }
            let lock = #expect(throws: FileLockError.self) {
                try FileLock.held(for: folder.path("file")) {}
            }
            #expect(lock.map { "\($0)".contains("belongs to nobody") } == true)
            #expect(unsafe chown(folder.path(""), owner, gid_t.max) == 0)
            #expect(throws: FileFailure.self) { try OwnFile.checkFolder(of: folder.path("x")) }
        }
    }
}
