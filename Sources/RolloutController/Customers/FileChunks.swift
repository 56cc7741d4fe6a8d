import Cohorts
import Transparency

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is read in chunks from the start.
struct FileChunks {
    let path: String

    private static let chunkSize = 1_048_576

    /// Calls `body` with each chunk and the size of the file in bytes.
    ///
    /// - Throws: `ListingFailure`, `CancellationError`, and errors that `body` throws.
    func forEach(_ body: (ByteSpan, Int) throws -> Void) throws {
        let file = try opened
        defer { close(file.descriptor) }
        var buffer = [UInt8](repeating: 0, count: Self.chunkSize)
        while true {
            try Task.checkCancellation()
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe read(file.descriptor, bytes.baseAddress, bytes.count)
            }
            if count == 0 { return }
            guard count > 0 else {
                guard errno == EINTR else { throw failure }
                continue
            }
            try body(buffer.span.extracting(first: count), file.size)
        }
    }

    private var opened: PlainFile {
        get throws {
            do throws(FileFailure) {
                return try PlainFile.existing(at: path)
            } catch {
                throw ListingFailure(error.reason)
            }
        }
    }

    /// The error of the system call that has just failed.
    private var failure: ListingFailure { ListingFailure(unsafe String(cString: strerror(errno))) }
}
