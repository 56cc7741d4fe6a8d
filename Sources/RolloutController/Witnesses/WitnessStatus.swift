import AuditLog
package import Transparency
import Values

/// The result of asking one witness.
package struct WitnessStatus: Hashable, Sendable {
    package let witness: WitnessEndpoint
    package let outcome: WitnessOutcome
}

package enum WitnessOutcome: Hashable, Sendable {
    case cosigned(ReceivedCosignature)
    /// The witness did not answer, and may cosign the next time.
    case down(String)
    case refused(WitnessObjection)
}

/// The reason a witness does not cosign, or its answer is not accepted.
package enum WitnessObjection: Hashable, Sendable {
    case unknownLog
    case unknownKey
    /// The witness has cosigned more entries than the log has.
    case sawMore(size: Int)
    /// The witness has cosigned another history of the same length.
    case forked(size: Int)
    /// The witness does not find the entries it has cosigned in the present log.
    case unproven(size: Int)
    /// Another process is asking the witness about the same log.
    case contended(size: Int)
    case badCosignature(CosignatureRefusal)
    case answered(Int)
}

extension WitnessObjection {
    /// True if the witness has seen another history than the log has.
    ///
    /// The log was changed, truncated or copied, and a person has to investigate.
    package var isContradiction: Bool {
        switch self {
        case .sawMore, .forked, .unproven: true
        case .unknownLog, .unknownKey, .contended, .badCosignature, .answered: false
        }
    }
}

extension WitnessObjection: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownLog:
            "it does not know this log; add the log's key there, or correct the address here"
        case .unknownKey: "it knows another key of this log; add this one there"
        case .sawMore(let size):
            "it has cosigned \(size) entries, and this log has fewer: the end of the log was cut "
                + "off, or an older copy put in its place. Restore a copy that has all of them"
        case .forked(let size):
            "it has cosigned other \(size) entries than this log has: the log was changed, or "
                + "there are two with one key. Compare the list of heads there"
        case .unproven(let size):
            "it does not find the \(size) entries that it has cosigned in this log: the log was "
                + "changed, or there are two with one key. Compare the list of heads there"
        case .contended(let size):
            "it was asked about \(size) entries by another process meanwhile; ask again"
        case .badCosignature(let refusal): "\(refusal)"
        case .answered(let status): "it answered \(status), which is unexpected"
        }
    }
}

extension WitnessOutcome: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cosigned(let cosignature):
            "cosigned at "
                + Instant(milliseconds: Int64(clamping: cosignature.timeSeconds) &* 1_000).text
        case .down(let why): "down: \(why)"
        case .refused(let objection): "refused: \(objection)"
        }
    }
}

extension WitnessStatus {
    /// Returns the answer that the log stores; `size` is the size of the checkpoint.
    func answer(size: Int) -> WitnessAnswer {
        switch outcome {
        case .cosigned(let cosignature):
            WitnessAnswer(
                witness: witness.key.name,
                size: size,
                cosignature: cosignature,
                error: nil
            )
        case .down, .refused:
            WitnessAnswer(
                witness: witness.key.name,
                size: nil,
                cosignature: nil,
                error: "\(outcome)"
            )
        }
    }
}
