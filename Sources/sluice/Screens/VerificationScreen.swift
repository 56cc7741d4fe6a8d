import AuditLog
import RolloutAPI
import RolloutController
import Transparency
import Values

/// The result of verifying a log, for people.
struct VerificationScreen {
    private let result: VerifiedLog
    private let now: Instant
    private let terminal: Terminal

    init(_ result: VerifiedLog, now: Instant, terminal: Terminal) {
        self.result = result
        self.now = now
        self.terminal = terminal
    }

    var lines: [String] {
        let findings = result.verification.findings.flatMap { finding in
            finding.sentence.harmlessLines(of: terminal.width - 2).enumerated().map {
                ($0.offset == 0 ? terminal.styled("✗", .bad) + " " : "  ") + $0.element
            }
        }
        return findings + [summary, "  root \(result.verification.root.hex)"] + signature
    }

    private var summary: String {
        let size = result.verification.size
        let entries = "\(size.grouped) \(size == 1 ? "entry" : "entries")"
        let count = result.verification.findings.count
        guard count == 0 else {
            return "\(count.grouped) \(count == 1 ? "problem" : "problems") in \(entries)"
        }
        return result.isReplayed
            ? "✓ \(entries): every hash, table and decision holds"
            : "✓ \(entries): every hash and table holds; decisions: --replay"
    }

    private var signer: String {
        guard result.hasKey else { return "  not checked against a key: name one with --key" }
        return result.signer.map { "  signed by \($0)" } ?? "  no valid signature"
    }

    private var pending: [String] {
        guard let pending = result.pending else { return [] }
        let entries =
            pending.count == 1
            ? "entry \(pending.lowerBound) is" : "the last \(pending.count) entries are"
        return "\(entries) not signed yet; the next decision signs the log's new end"
            .wrapped(to: terminal.width - 2).map { "  " + $0 }
    }

    private var signature: [String] {
        let heads = result.heads.map { "\($0.origin.name) (\($0.size.grouped) entries)" }
        return [signer.sanitizedForTerminal] + pending + heads.map { "  compared with \($0)" }
            + result.witnessed.map { witnessed in
                let time = Instant(milliseconds: Int64(witnessed.timeSeconds) * 1_000)
                let age = (now - time).ago
                return "  cosigned by \(witnessed.witness.name) at \(time.minute), \(age)"
                    .sanitizedForTerminal.withLocalTimes
            }
    }
}
