import Transparency

/// A file that other programs read while it is kept up to date.
package struct SharedFile: Sendable {
    package let path: String
    /// The bytes that every such file contains; a file without them is never overwritten.
    private let mark: [UInt8]

    package init(path: String, mark: String) {
        self.path = path
        self.mark = Array(mark.utf8)
    }

    /// Replaces the file with the result of `next`, whole or not at all, unless it is unchanged.
    ///
    /// `next` runs while no other process writes, so that the last writer has the latest state.
    ///
    /// - Throws: `SharedFileError`, and the errors of `next`.
    package func keep(_ next: () throws -> [UInt8]) throws {
        try change { _ in try next() }
    }

    /// Replaces the file, if there is one, with what `next` makes of its content.
    func change(_ next: ([UInt8]) throws -> [UInt8]) throws {
        let outcome: Result<Void, any Error>
        do {
            outcome = try FileLock.held(for: path) { Result { try replace(next) } }
        } catch let error as FileLockError {
            throw SharedFileError(path: path, why: error.reason)
        }
        try outcome.get()
    }

    private static let bytesMax = 16_777_216

    private func replace(_ next: ([UInt8]) throws -> [UInt8]) throws {
        do {
            let present = try DurableFile.read(path, bytesMax: Self.bytesMax)?.bytes ?? []
            let bytes = try next(present)
            guard present != bytes else { return }
            guard present.isEmpty || present.contains(mark) else {
                throw FileFailure(path, reason: "it is another file, and was left alone")
            }
            try DurableFile.replace(bytes, at: path, isShared: true)
        } catch let error as FileFailure {
            throw SharedFileError(path: path, why: error.reason)
        }
    }
}

/// The reason a shared file could not be written; its previous content is unchanged.
package struct SharedFileError: Error, Hashable, Sendable {
    package let path: String
    package let why: String
}

extension SharedFileError: CustomStringConvertible {
    package var description: String {
        "\(path) could not be written: \(why). Its previous content is unchanged: fix "
            + "the problem; the next command writes it again"
    }
}

extension FileLockError {
    fileprivate var reason: String {
        switch self {
        case .busy(_, let holder): "\(holder.map { "\($0)" } ?? "another process") holds it"
        case .cannotMake(_, let underlying): underlying
        }
    }
}
