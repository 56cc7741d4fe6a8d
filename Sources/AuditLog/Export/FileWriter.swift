private import Foundation

/// Writes a new file sequentially, in chunks of a megabyte.
final class FileWriter {
    private let path: String
    private let handle: FileHandle
    private var waiting: [UInt8] = []

    /// Creates the file and its parent folders; never opens one that is there, or a link.
    init(path: String) throws {
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let flags = O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe open(path, flags, 0o666)
        guard descriptor >= 0 else {
            let why = errno == EEXIST ? "another file is there" : "it cannot be made"
            throw ExportError.cannotWrite(path: path, why: why)
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ bytes: [UInt8]) throws {
        waiting += bytes
        if waiting.count >= 1_048_576 { try flush() }
    }

    /// Ends once the disk has taken all of it.
    func close() throws {
        try flush()
        try wrapping {
            try handle.synchronize()
            try handle.close()
        }
    }

    private func flush() throws {
        try wrapping { try handle.write(contentsOf: Data(waiting)) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func wrapping(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw ExportError.cannotWrite(path: path, why: "the disk is full, or gone")
        }
    }
}
