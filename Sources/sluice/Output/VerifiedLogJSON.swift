import AuditLog
import PlanLanguage
import RolloutController
import Rollouts
import Transparency

/// The JSON answer of `log verify --json`.
struct VerifiedLogJSON: Encodable {
    let verdict: String
    let size: Int
    /// The root hash in hexadecimal.
    let root: String
    let signer: Nullable<String>
    let replayed: Bool
    /// The number of entries at the end that a crash left unsigned.
    let pending: Int
    let findings: [Finding]

    struct Finding: Encodable {
        let kind: String
        let entry: Nullable<Int>
        let message: String
    }

    init(_ result: VerifiedLog) {
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
