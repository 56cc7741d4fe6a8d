private import Foundation

/// Writes a new file sequentially, in chunks of a megabyte.
final class FileWriter {
    private let path: String
    private let handle: FileHandle
    private var waiting: [UInt8] = []

    /// Creates the file and its parent folders.
    init(path: String) throws {
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ExportError.cannotWrite(path: path, why: "it cannot be made") }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
        waiting += bytes
        if waiting.count >= 1_048_576 { try flush() }
    }

    func close() throws {
        try flush()
        try? handle.close()
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: Data(waiting))
        } catch {
            throw ExportError.cannotWrite(path: path, why: "the disk is full, or gone")
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
