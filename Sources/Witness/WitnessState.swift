import Foundation
package import Transparency
package import Values

/// What a witness remembers: one small file for each log, with the last checkpoint of it that it
/// has cosigned.
///
/// Whoever may delete the files can make the witness cosign another history.
package struct WitnessState: Sendable {
    package let folder: String
    private let key: SignerKey
    private let logs: [TrustedLog]

    /// Requires a key of the kind `.cosignature`.
    package init(folder: String, key: SignerKey, logs: [TrustedLog]) {
        precondition(key.verifier.kind == .cosignature, "a log's key cosigns nothing")
        self.folder = folder
        self.key = key
        self.logs = logs
    }

    /// Cosigns the checkpoint of a request, in the bytes of add-checkpoint, or says why not.
    ///
    /// What is cosigned is on the disk before this returns. Where the answer is lost on its way,
    /// the log asks again, is told the size, and goes on from there.
    ///
    /// - Throws: `WitnessRefusal`, `HighWaterMarkError`.
    package func cosign(_ request: [UInt8], at now: Instant) throws -> Cosigned {
        let submission = try WitnessSubmission(Self.parsed(request), trusting: logs)
        let mark = mark(of: submission.offered.checkpoint.origin)
        let seconds = UInt64(max(0, now.milliseconds / 1_000))
        let kept = try mark.advance { last in
            try submission.cosigned(after: last, by: key, atSeconds: seconds)
        }
        return Cosigned(
            checkpoint: kept,
            oldSize: submission.oldSize,
            lines: kept.note.signatures
                .filter { $0.name == key.verifier.name && $0.keyID == key.verifier.id }
                .flatMap(\.line)
        )
    }

    package struct Cosigned: Sendable {
        package let checkpoint: VerifiedCheckpoint
        package let oldSize: Int
        /// The answer of add-checkpoint.
        package let lines: [UInt8]
    }

    private static func parsed(
        _ request: [UInt8]
    ) throws(WitnessRefusal) -> AddCheckpointRequest {
        do throws(ProofFileError) {
            return try AddCheckpointRequest(parsing: request)
        } catch {
            throw .malformed(error)
        }
    }

    /// The name of the file is made of the origin's hash: an origin may hold anything.
    private func mark(of origin: Origin) -> HighWaterMark {
        HighWaterMark(
            path: Self.path(of: origin, in: folder),
            origin: origin,
            witness: key.verifier
        )
    }

    private static func path(of origin: Origin, in folder: String) -> String {
        URL(fileURLWithPath: folder)
            .appendingPathComponent(SHA256Digest(of: origin.bytes).hex + ending).path
    }

    private static let ending = ".head"
}

extension WitnessState {
    /// What a witness has cosigned last of each log, by origin.
    ///
    /// - Throws: `HighWaterMarkError` for a file that the witness has not cosigned.
    package static func heads(
        in folder: String,
        of witness: VerifierKey
    ) throws -> [VerifiedCheckpoint] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(ending) }.sorted().prefix(headsMax)
            .map { try head(folder + "/" + $0, of: witness) }
            .sorted { "\($0.checkpoint.origin)" < "\($1.checkpoint.origin)" }
    }

    private static func head(
        _ path: String,
        of witness: VerifierKey
    ) throws -> VerifiedCheckpoint {
        let mark = HighWaterMark(path: path, witness: witness)
        guard let head = try mark.last() else {
            throw HighWaterMarkError.cannotRead(path: path, why: "it came and went")
        }
        let expected = URL(fileURLWithPath: self.path(of: head.checkpoint.origin, in: "/"))
        guard URL(fileURLWithPath: path).lastPathComponent == expected.lastPathComponent else {
            throw HighWaterMarkError.notOurs(path: path, why: "the file bears another log's name")
        }
        return head
    }

    private static let headsMax = 10_000
}
