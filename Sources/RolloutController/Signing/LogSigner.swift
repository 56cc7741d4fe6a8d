package import AuditLog
package import Transparency

/// Signs a log's head after every decision, and detects a log that differs from the one signed.
///
/// The key and the high-water mark are outside the log's folder: with write access to the log
/// alone, nobody can replace it with an older copy unnoticed.
package struct LogSigner: Sendable {
    package let key: SignerKey
    private let mark: HighWaterMark

    /// Reads the log's key, or creates it if there is none and nothing was signed yet.
    ///
    /// - Throws: `LogSignerError`, `KeyFileError`, `LogError`.
    package init(for log: DecisionLog, keyPath: String) throws {
        let file = KeyFile(path: keyPath)
        // Read before the key, as another process may create both in between.
        let signed = try log.lastCheckpoint()
        if let key = try file.key() {
            self.init(key: key, keyPath: keyPath)
        } else if let signed {
            let signer = signed.signatures.first.map { "\($0.name)" } ?? "an unknown signer"
            throw LogSignerError.keyMissing(path: keyPath, signer: signer)
        } else {
            self.init(key: try Self.made(in: file, for: log), keyPath: keyPath)
        }
    }

    /// Creates the key; concurrent processes all get the key and name of the first.
    private static func made(in file: KeyFile, for log: DecisionLog) throws -> SignerKey {
        do {
            return try file.keyMadeIfMissing(name: LogKeyName.made(for: log.path))
        } catch let error as KeyFileError {
            guard case .otherName = error, let key = try file.key() else { throw error }
            return key
        }
    }

    /// Creates a signer with the key in the file; nil if there is none.
    package init?(known keyPath: String) throws {
        guard let key = try KeyFile(path: keyPath).key() else { return nil }
        self.init(key: key, keyPath: keyPath)
    }

    package init(key: SignerKey, keyPath: String) {
        self.key = key
        mark = HighWaterMark(
            path: HighWaterMark.path(besideKey: keyPath),
            log: TrustedLog(origin: Origin(key.verifier.name), keys: [key.verifier])
        )
    }

    /// Returns the last signed checkpoint; nil if there is none.
    package func last() throws -> VerifiedCheckpoint? { try mark.last() }

    /// Checks that the log may be continued.
    ///
    /// Entries without a signature may be there if all of them only stop rollouts, which are
    /// recorded without the key too.
    ///
    /// - Throws: `SigningRefusal` if the log's end is missing or it is a different log;
    ///   `LogError.cacheDiffers` if its hashes are not those of its entries;
    ///   `LogSignerError.markMissing`; and, unless `signingTail` is true, `LogSignerError.unsigned`
    ///   for entries without a signature.
    package func check(_ log: DecisionLog, signingTail: Bool = false) throws {
        if let own = try log.lastCheckpoint(),
            !own.signatures.contains(where: { $0.name == key.verifier.name })
        {
            let signer = own.signatures.first.map { "\($0.name)" } ?? "another key"
            throw LogSignerError.otherKey(signer: signer, found: "\(key.verifier.name)")
        }
        guard let last = try mark.last() else {
            guard try log.lastCheckpoint() == nil else {
                throw LogSignerError.markMissing(path: mark.path)
            }
            return
        }
        guard try log.contradiction(to: last) == nil, try log.hasLastEntry(of: last.checkpoint)
        else {
            throw try log.contradictionByEntries(to: last) ?? LogError.cacheDiffers
        }
        let head = try log.head()
        let isExpected =
            signingTail || head.size == last.checkpoint.size || announced == head
        guard try isExpected || log.onlyStops(from: last.checkpoint.size) else {
            throw LogSignerError.unsigned(from: last.checkpoint.size, to: head.size - 1)
        }
    }

    /// The head that the key's owner announced last, whether or not it was then recorded.
    package var announced: TreeHead? { mark.announced(by: key.verifier) }

    /// Records and signs in `body` with exclusive access.
    ///
    /// Any entries without a signature were therefore either announced before a crash, and are
    /// signed first, or written without the key.
    func inTurn<Value>(
        on log: DecisionLog,
        _ body: (SigningTurn) throws -> Value
    ) throws -> Value {
        try mark.inTurn { turn in
            try check(log)
            if let last = try mark.last(), try log.head().size > last.checkpoint.size {
                _ = try sign(log, turn)
            }
            return try body(
                SigningTurn(
                    announce: { try turn.announce($0.size, root: $0.root, by: key) },
                    sign: { try sign(log, turn) }
                )
            )
        }
    }

    /// Runs `body` while no other process records or signs, after everything was signed.
    ///
    /// `body` also runs if the log must not be signed, and the reason is returned.
    package func whileSigned(
        _ log: DecisionLog,
        _ body: () throws -> Void
    ) throws -> (any Error)? {
        try mark.inTurn { turn in
            let problem: (any Error)?
            do {
                try check(log)
                _ = try sign(log, turn)
                problem = nil
            } catch {
                problem = error
            }
            try body()
            return problem
        }
    }

    /// The operations available while no other process records or signs.
    struct SigningTurn {
        let announce: (TreeHead) throws -> Void
        let sign: () throws -> VerifiedCheckpoint
    }

    /// Signs the log's head; the mark is on disk before the signature becomes visible.
    package func sign(
        _ log: DecisionLog,
        signingTail: Bool = false
    ) throws -> VerifiedCheckpoint {
        try mark.inTurn { turn in
            try check(log, signingTail: signingTail)
            return try sign(log, turn)
        }
    }

    /// Signs a log for the first time under a new name.
    func begin(_ log: DecisionLog) throws -> VerifiedCheckpoint {
        try mark.inTurn { try sign(log, $0) }
    }

    private func sign(
        _ log: DecisionLog,
        _ turn: HighWaterMark.Turn
    ) throws -> VerifiedCheckpoint {
        let signer = CheckpointSigner(origin: Origin(key.verifier.name), key: key)
        let signed = try turn.advance { try log.sign(with: signer, after: $0) }
        // The mark holds the checkpoint: if the log cannot store it now, it gets the next one.
        try? log.keep(signed)
        return signed
    }
}

/// The reason a log cannot be signed, for the person who has to fix it.
package enum LogSignerError: Error, Hashable, Sendable {
    case keyMissing(path: String, signer: String)
    case markMissing(path: String)
    case otherKey(signer: String, found: String)
    case unsigned(from: Int, to: Int)
    case noName(host: String)
}

extension LogSignerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .keyMissing(let path, let signer):
            "this log was signed by \(signer), whose key is not at \(path)"
        case .markMissing(let path):
            "the log was signed before, and its high-water mark \(path) is gone: nobody can tell "
                + "whether this is the newest copy. Restore the file"
        case .otherKey(let signer, let found):
            "this log was signed by \(signer), and the key at hand is \(found)"
        case .unsigned(let first, let last):
            (first == last ? "entry \(first) is" : "the entries \(first) to \(last) are")
                + " not signed: no signature could be made then, or somebody without the key "
                + "wrote them"
        case .noName(let host):
            "no name for the log's key can be made of the machine's name \(host)"
        }
    }
}
