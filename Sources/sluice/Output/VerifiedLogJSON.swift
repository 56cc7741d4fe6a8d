import AuditLog
import PlanLanguage
import RolloutController
import Rollouts
import Transparency

/// What `log verify --json` prints.
struct VerifiedLogJSON: Encodable {
    let verdict: String
    let size: Int
    /// In hexadecimal.
    let root: String
    let signer: Nullable<String>
    let replayed: Bool
    /// How many entries at the end are still to be signed, as a crash came between.
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
