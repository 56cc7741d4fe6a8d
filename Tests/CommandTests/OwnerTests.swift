import Foundation
import Testing

/// A log, its lock and its key are the user's alone, or nothing is recorded.
@Suite struct OwnerTests {
    /// Starts nothing and stops nothing, and is recorded where anything can be.
    private static let remark = ["blocker", "raise", "x", "--severity", "P3", "--title", "t"]

    private static func refusal(in binary: Binary) throws -> String {
        let refused = try binary.sluice(remark)
        #expect(refused.code == 1)
        let doctor = try binary.sluice(["doctor"])
        #expect(doctor.code == 1)
        #expect(doctor.output.contains("✗ owner: "))
        return refused.talk
    }

    /// Only root can give a file to somebody else.
    @Test(.enabled(if: geteuid() == 0), arguments: ["sluice.db", "sluice.db.lock"])
    func `what belongs to another user is refused by name, and a stop is kept`(
        _ name: String
    ) throws {
        try withRollout { binary in
            try binary.reach("beta")
            let path = binary.folder.appending(path: name).path
            let nobody = try unsafe #require(getpwnam("nobody"))
            let given = unsafe chown(path, nobody.pointee.pw_uid, gid_t.max)
            #expect(given == 0)
            #expect(try Self.refusal(in: binary).contains("belongs to nobody"))
            let rollback = try binary.sluice(["rollback", "--reason", "bad"])
            #expect(rollback.code == 1)
            #expect(try binary.exposure() == 20)
            let back = unsafe chown(path, geteuid(), gid_t.max)
            #expect(back == 0)
            _ = try binary.sluice(["guard", "--once"])
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `a folder that others may write to, and a lock that is a link, are refused`() throws
    {
        try withRollout { binary in
            let folder = binary.folder.path
            let open = [FileAttributeKey.posixPermissions: 0o777]
            try FileManager.default.setAttributes(open, ofItemAtPath: folder)
            #expect(try Self.refusal(in: binary).contains("others may write to its folder"))
            let own = [FileAttributeKey.posixPermissions: 0o755]
            try FileManager.default.setAttributes(own, ofItemAtPath: folder)
            #expect(try binary.sluice(["hold", "--reason", "x"]).code == 0)
            let lock = folder + "/sluice.db.lock"
            try FileManager.default.moveItem(atPath: lock, toPath: folder + "/other")
            try FileManager.default.createSymbolicLink(
                atPath: lock,
                withDestinationPath: folder + "/other"
            )
            #expect(try Self.refusal(in: binary).contains("is a link"))
        }
    }

    @Test func `a key in a folder of everybody signs nothing`() throws {
        try withRollout { binary in
            let keys = binary.folder.appending(path: "state/sluice").path
            let open = [FileAttributeKey.posixPermissions: 0o777]
            try FileManager.default.setAttributes(open, ofItemAtPath: keys)
            let refused = try binary.sluice(Self.remark)
            #expect(refused.code == 1)
            #expect(refused.talk.contains("others may write to its folder"))
            #expect(try binary.sluice(["doctor"]).output.contains("✗ key: "))
            // What stops depends on no key.
            #expect(try binary.sluice(["hold", "--reason", "x"]).code == 0)
        }
    }
}
