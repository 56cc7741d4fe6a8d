import Foundation
import TestSupport
import Testing
import Transparency

@Suite(.serialized) struct DurableFileTests {
    @Test(arguments: [0o600, 0o640, 0o644, 0o660, 0o604])
    func `a shared file keeps its mode`(_ mode: Int) async throws {
        try await withTemporaryFolder { folder in
            try folder.write("old", "file")
            try folder.setMode(mode, "file")
            try DurableFile.replace(Array("new".utf8), at: folder.path("file"), isShared: true)
            #expect(try folder.mode("file") == mode)
            #expect(try String(contentsOfFile: folder.path("file"), encoding: .utf8) == "new")
            #expect(try folder.names() == ["file"])
        }
    }

    @Test func `a file that is not shared is its owner's alone, whatever it was`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("old", "file")
            try folder.setMode(0o644, "file")
            try DurableFile.replace([1], at: folder.path("file"))
            try DurableFile.replace([1], at: folder.path("new"))
            #expect(try folder.mode("file") == 0o600)
            #expect(try folder.mode("new") == 0o600)
        }
    }

    @Test func `nothing but a regular file is read or replaced`() async throws {
        try await withTemporaryFolder { folder in
            #expect(unsafe mkfifo(folder.path("pipe"), 0o600) == 0)
            try FileManager.default.createDirectory(
                atPath: folder.path("folder"),
                withIntermediateDirectories: false
            )
            for path in [folder.path("pipe"), folder.path("folder"), "/dev/null"] {
                #expect(throws: FileFailure.self) { try DurableFile.read(path, bytesMax: 9) }
                #expect(throws: FileFailure.self) { try PlainFile.opened(at: path) }
                #expect(throws: FileFailure.self) { try PlainFile.isThere(path) }
                #expect(throws: FileFailure.self) {
                    try DurableFile.replace([1], at: path, isShared: true)
                }
            }
            #expect(try folder.names() == ["folder", "pipe"])
            #expect(try PlainFile.isThere(folder.path("none")) == false)
            #expect(try DurableFile.read(folder.path("none"), bytesMax: 9) == nil)
        }
    }

    @Test func `a file is read whole, and refused if it is longer than allowed`() async throws {
        try await withTemporaryFolder { folder in
            let text = String(repeating: "abc", count: 50_000)
            try folder.write(text, "file")
            let read = try DurableFile.read(folder.path("file"), bytesMax: 150_000)
            #expect(read?.bytes == Array(text.utf8))
            #expect(throws: FileFailure.self) {
                try DurableFile.read(folder.path("file"), bytesMax: 149_999)
            }
        }
    }
}
