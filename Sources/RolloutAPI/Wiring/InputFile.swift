import Foundation
import Transparency
import Values

/// A file that the user has named, or `-` for standard input.
package struct InputFile {
    package let path: String
    package let bytesMax: Int

    package init(path: String, bytesMax: Int) {
        self.path = path
        self.bytesMax = bytesMax
    }

    /// Reads the whole content.
    package func bytes() throws -> [UInt8] {
        guard path == "-" else { return try bytesOfFile() }
        var bytes: [UInt8] = []
        // Each read of a pipe returns only the bytes that are available.
        while bytes.count <= bytesMax {
            let part: Data?
            do {
                part = try FileHandle.standardInput.read(upToCount: bytesMax + 1 - bytes.count)
            } catch {
                throw problem("it cannot be read")
            }
            guard let part, !part.isEmpty else { return bytes }
            bytes += part
        }
        throw problem("it has more than \(bytesMax) bytes")
    }

    private func bytesOfFile() throws -> [UInt8] {
        do throws(FileFailure) {
            if let file = try DurableFile.read(path, bytesMax: bytesMax) { return file.bytes }
        } catch {
            throw problem(error.reason)
        }
        throw problem("there is no such file")
    }

    private func problem(_ reason: String) -> Failure {
        Failure("\(path.sanitizedForTerminal): \(reason)", .fileUnreadable)
    }
}
