import AuditLog
import PlanLanguage
package import RolloutController
import Rollouts
import Transparency

/// The JSON answer of `log verify --json`.
package struct VerificationAnswer: Encodable {
    package let verdict: String
    package let size: Int
    /// The root hash in hexadecimal.
    package let root: String
    package let signer: Nullable<String>
    package let replayed: Bool
    /// The number of entries at the end that a crash left unsigned.
    package let pending: Int
    package let findings: [Finding]

    package struct Finding: Encodable {
        package let kind: String
        package let entry: Nullable<Int>
        package let message: String
    }

    package init(_ result: VerifiedLog) {
        verdict = result.verification.damage?.rawValue ?? "intact"
        size = result.verification.size
        root = result.verification.root.hex
        signer = Nullable(result.signer.map { "\($0)" })
        replayed = result.isReplayed
        pending = result.pending?.count ?? 0
        findings = result.verification.findings.map {
            Finding(kind: $0.damage.rawValue, entry: Nullable($0.entry), message: "\($0)")
        }
    }
}
