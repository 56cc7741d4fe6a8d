import Cohorts

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
        // Non-blocking, so that opening a pipe does not wait for a writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ListingFailure("it is not a regular file")
        }
        var buffer = [UInt8](repeating: 0, count: Self.chunkSize)
        while true {
            try Task.checkCancellation()
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe read(descriptor, bytes.baseAddress, bytes.count)
            }
            if count == 0 { return }
            guard count > 0 else {
                guard errno == EINTR else { throw failure }
                continue
            }
            try body(buffer.span.extracting(first: count), Int(status.st_size))
        }
    }

    /// The error of the system call that has just failed.
    private var failure: ListingFailure { ListingFailure(unsafe String(cString: strerror(errno))) }
}
