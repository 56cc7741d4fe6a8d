import Foundation
package import Transparency
package import Values

/// The state of a witness: one small file for each log, with the last checkpoint that it has
/// cosigned.
///
/// A person who may delete the files can make the witness cosign another history.
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

    /// Cosigns the checkpoint of a request, in the format of add-checkpoint.
    ///
    /// The cosigned checkpoint is on disk before this returns. If the response is lost, the log
    /// asks again, learns the size from the refusal, and continues from there.
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
        /// The response body of add-checkpoint.
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

    /// The name of the file is a hash of the origin, which may contain any characters.
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
    /// The last cosigned checkpoint of each log, sorted by origin.
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
            throw HighWaterMarkError.cannotRead(path: path, why: "it was deleted meanwhile")
        }
        let expected = URL(fileURLWithPath: self.path(of: head.checkpoint.origin, in: "/"))
        guard URL(fileURLWithPath: path).lastPathComponent == expected.lastPathComponent else {
            throw HighWaterMarkError.notOurs(path: path, why: "the file has another log's name")
        }
        return head
    }

    private static let headsMax = 10_000
}
