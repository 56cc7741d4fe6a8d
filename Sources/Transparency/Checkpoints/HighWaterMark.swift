/// The last checkpoint that was signed, or that a witness has cosigned, stored away from the log.
///
/// It reveals that a log was reset to an earlier state, which the log itself cannot show. A person
/// who may delete the file can hide that.
package struct HighWaterMark: Sendable {
    package let path: String
    private let checkpoint: @Sendable (SignedNote) -> Result<VerifiedCheckpoint, CheckpointRefusal>

    package init(path: String, log: TrustedLog) {
        self.path = path
        checkpoint = { log.checkpoint(in: $0) }
    }

    /// Opens a witness's own mark, which the witness has cosigned; of any origin if none is given.
    ///
    /// The log may have changed its key since.
    package init(path: String, origin: Origin? = nil, witness: VerifierKey) {
        self.path = path
        checkpoint = { VerifiedCheckpoint.checkpoint(of: origin, in: $0, cosignedBy: witness) }
    }

    /// The path `NAME.head` beside `NAME.key`.
    package static func path(besideKey keyPath: String) -> String {
        let ending = ".key"
        let name = keyPath.hasSuffix(ending) ? String(keyPath.dropLast(ending.count)) : keyPath
        return name + ".head"
    }

    /// Reads the last signed checkpoint; nil if nothing was signed yet.
    ///
    /// - Throws: `HighWaterMarkError`, also if the file is not a checkpoint signed by this log.
    package func last() throws -> VerifiedCheckpoint? {
        let file: DurableFile.Contents?
        do throws(FileFailure) {
            try OwnFile.check(path)
            try OwnFile.checkFolder(of: path)
            file = try DurableFile.read(path, bytesMax: NoteText.bytesMax)
        } catch {
            throw HighWaterMarkError.cannotRead(path: path, why: error.reason)
        }
        guard let file else { return nil }
        let note: SignedNote
        do throws(NoteError) {
            note = try SignedNote(parsing: file.bytes)
        } catch {
            throw HighWaterMarkError.notOurs(path: path, why: "\(error)")
        }
        return try checkpoint(note)
            .mapError { HighWaterMarkError.notOurs(path: path, why: "\($0)") }.get()
    }

    /// Sets the mark to the note that `next` signs after the last checkpoint, on disk before this
    /// returns.
    ///
    /// Only one process at a time does this, so that no two sign after the same checkpoint. If
    /// `next` throws, the mark is unchanged.
    ///
    /// - Throws: `HighWaterMarkError`, and the errors of `next`.
    @discardableResult
    package func advance(
        _ next: (VerifiedCheckpoint?) throws -> SignedNote
    ) throws -> VerifiedCheckpoint {
        try inTurn { try $0.advance(next) }
    }

    /// Keeps other processes from setting the mark while `body` runs.
    ///
    /// - Throws: `HighWaterMarkError.busy` after five seconds, and the errors of `body`.
    package func inTurn<Value>(_ body: (Turn) throws -> Value) throws -> Value {
        try locked { try body(Turn(mark: self)) }
    }

    /// Exclusive access to the mark, during `inTurn`.
    package struct Turn {
        let mark: HighWaterMark

        /// Sets the mark to the note that `next` signs after the last checkpoint.
        @discardableResult
        package func advance(
            _ next: (VerifiedCheckpoint?) throws -> SignedNote
        ) throws -> VerifiedCheckpoint {
            try mark.set(next)
        }
    }

    private func set(
        _ next: (VerifiedCheckpoint?) throws -> SignedNote
    ) throws -> VerifiedCheckpoint {
        let last = try last()
        let note = try next(last)
        let verified = try checkpoint(note)
            .mapError { HighWaterMarkError.notSigned(path: path, why: $0) }.get()
        if let last { try check(verified.checkpoint, after: last.checkpoint) }
        if note != last?.note { try write(note) }
        return verified
    }

    private func check(_ next: Checkpoint, after last: Checkpoint) throws {
        guard next.size >= last.size else {
            throw HighWaterMarkError.smaller(path: path, signed: last.size, found: next.size)
        }
        guard next.size > last.size || next.root == last.root else {
            throw HighWaterMarkError.forked(path: path, size: last.size)
        }
    }

    private func write(_ note: SignedNote) throws {
        do throws(FileFailure) {
            try DurableFile.replace(note.bytes, at: path)
        } catch {
            throw HighWaterMarkError.cannotWrite(path: error.path, why: error.reason)
        }
    }

    private func locked<Value>(_ body: () throws -> Value) throws -> Value {
        do throws(FileFailure) {
            try DurableFile.makeFolder(of: path)
        } catch {
            throw HighWaterMarkError.cannotWrite(path: error.path, why: error.reason)
        }
        // `body` may throw a `LogError` too, which is not about the lock.
        let outcome: Result<Value, any Error>
        do {
            outcome = try FileLock.held(for: path) { Result(catching: body) }
        } catch FileLockError.busy(_, let holder) {
            throw HighWaterMarkError.busy(path: path, holder: holder)
        } catch FileLockError.cannotMake(_, let underlying) {
            throw HighWaterMarkError.cannotWrite(path: path, why: underlying)
        }
        return try outcome.get()
    }
}
