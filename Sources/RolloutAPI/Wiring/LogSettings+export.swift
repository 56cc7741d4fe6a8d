import AuditLog
package import RolloutController
import Transparency
import Values

/// An export that stands where a log is named, and the key that it was verified by.
package struct ReadExport: Sendable {
    package let folder: String
    package let verified: VerifiedLog
    /// True if nothing but the export itself says which key is the log's.
    package let believesItself: Bool
}

extension LogSettings {
    /// Opens the log to read it, be it a log or an export of one.
    ///
    /// An export is verified as a whole first, by the keys of the policy and by that of a key file
    /// that is named, or else by its own.
    ///
    /// - Throws: `Failure` if the export is not what was signed.
    package func openRecords() throws -> (log: RolloutLog, export: ReadExport?) {
        guard LogExport.isAt(logPath) else { return (try openLog(), nil) }
        let export = LogExport(folder: logPath)
        let policy = try namedPolicy()
        let known = try (policy?.logs.flatMap(\.keys) ?? []) + keyFromFile()
        let keys = try known.isEmpty ? [export.key()].compactMap(\.self) : known
        let verification = LogVerification(keys: keys, witnesses: policy?.witnesses ?? .none)
        let verified = try verification.verify(export)
        if let damage = verified.verification.damage {
            let finding = verified.verification.findings.first { $0.damage == damage }
            throw Failure(
                "the export \(logPath.sanitizedForTerminal) is not what was signed: "
                    + (finding.map { "\($0)" } ?? damage.rawValue),
                damage.errorCode,
                command: "sluice log verify \(logPath.shellWord)"
            )
        }
        return (
            try RolloutLog.reading(export, verified: verified.verification),
            ReadExport(folder: logPath, verified: verified, believesItself: known.isEmpty)
        )
    }

    private func keyFromFile() throws -> [VerifierKey] {
        guard let path = keyFile ?? environment.value("SLUICE_KEY_FILE") else { return [] }
        return try LogSigner(known: path).map { [$0.key.verifier] } ?? []
    }
}

extension ReadExport {
    /// The sentence on what is read, and how far it can be believed.
    package var sentence: String {
        let size = verified.verification.size
        let entries = "\(size.grouped) \(size == 1 ? "entry" : "entries")"
        let signer = verified.signer.map { "signed by \($0)" } ?? "which nobody signed"
        let start = "reading an export of \(entries), \(signer)"
        guard believesItself else { return start }
        return "\(start). The key came with it; with one from elsewhere: "
            + "sluice log verify \(folder.shellWord) --key KEY"
    }
}
