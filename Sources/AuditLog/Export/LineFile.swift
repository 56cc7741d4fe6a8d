private import Foundation
private import Transparency

/// Reads a file line by line, with at most one line or one megabyte in memory.
struct LineFile {
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var number = 0

    private static let chunkSize = 1_048_576
    /// Longer lines are refused.
    private let lineMax: Int

    /// Opens a regular file only: a pipe or a device could block the reader forever.
    init(path: String, lineMax: Int) throws {
        self.lineMax = lineMax
        do throws(FileFailure) {
            let file = try PlainFile.existing(at: path)
            handle = FileHandle(fileDescriptor: file.descriptor, closeOnDealloc: true)
        } catch {
            throw ExportError.cannotRead(path: path, why: error.reason)
        }
    }

    /// Passes the next line to `body`, without its newline; returns false at the end of the file.
    mutating func next(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        var searched = start
        while true {
            if let end = newline(from: searched) {
                try unsafe give(start..<end, body)
                start = end + 1
                return true
            }
            searched = buffer.count
            guard !isAtEnd else {
                guard start < buffer.count else { return false }
                try unsafe give(start..<buffer.count, body)
                start = buffer.count
                return true
            }
            searched -= start
            try fill()
        }
    }

    private mutating func give(
        _ range: Range<Int>,
        _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        number += 1
        guard range.count <= lineMax else { throw ExportError.lineTooLong(number: number) }
        try unsafe buffer.withUnsafeBytes {
            try unsafe body(UnsafeRawBufferPointer(rebasing: $0[range]))
        }
    }

    private mutating func fill() throws {
        buffer.removeFirst(start)
        start = 0
        guard buffer.count <= lineMax else {
            throw ExportError.lineTooLong(number: number + 1)
        }
        let data = try handle.read(upToCount: Self.chunkSize) ?? Data()
        isAtEnd = data.isEmpty
        buffer.append(contentsOf: data)
    }

    private func newline(from offset: Int) -> Int? {
        unsafe buffer.withUnsafeBytes { bytes in
            guard offset < bytes.count, let base = bytes.baseAddress,
                let found = unsafe memchr(base + offset, 0x0A, bytes.count - offset)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
