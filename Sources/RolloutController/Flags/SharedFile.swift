import Transparency

/// A file that other programs read while it is kept up to date.
package struct SharedFile: Sendable {
    package let path: String
    /// What every such file has among its bytes: another one is never written over.
    private let mark: [UInt8]

    package init(path: String, mark: String) {
        self.path = path
        self.mark = Array(mark.utf8)
    }

    /// Puts what `next` gives in the file's place, whole or not at all, unless it stands there.
    ///
    /// `next` is asked while no other process is: so the last to write has seen the most.
    ///
    /// - Throws: `SharedFileError`, and what `next` throws.
    package func keep(_ next: () throws -> [UInt8]) throws {
        let outcome: Result<Void, any Error>
        do {
            outcome = try FileLock.held(for: path) { Result { try replace(with: next()) } }
        } catch let error as FileLockError {
            throw SharedFileError(path: path, why: error.reason)
        }
        try outcome.get()
    }

    private static let bytesMax = 16_777_216

    private func replace(with bytes: [UInt8]) throws {
        do throws(FileFailure) {
            let present = try DurableFile.read(path, bytesMax: Self.bytesMax)?.bytes ?? []
            guard present != bytes else { return }
            guard present.isEmpty || present.contains(mark) else {
                throw FileFailure(path, reason: "it is another file, and was left alone")
            }
            try DurableFile.replace(bytes, at: path, isShared: true)
        } catch {
            throw SharedFileError(path: path, why: error.reason)
        }
    }
}

/// What keeps a shared file from being written; what stood there stands there still.
package struct SharedFileError: Error, Hashable, Sendable {
    package let path: String
    package let why: String
}

extension SharedFileError: CustomStringConvertible {
    package var description: String {
        "\(path) could not be written: \(why). Whoever reads it still sees what stood there: mend "
            + "that; the next command writes it anew"
    }
}

extension FileLockError {
    fileprivate var reason: String {
        switch self {
        case .busy: "another process holds it"
        case .cannotMake(_, let underlying): underlying
        }
    }
}
