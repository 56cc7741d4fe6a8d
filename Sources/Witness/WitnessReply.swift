import Transparency
import Values

/// A response of the witness, with a message for its operator.
package struct WitnessReply: Hashable, Sendable {
    package let status: Int
    package let contentType: String
    package let body: [UInt8]
    /// One line.
    package let event: String
    /// A problem that a person must examine, in several lines.
    package let alarm: String?

    init(status: Int, text: String, event: String) {
        self.status = status
        contentType = "text/plain; charset=utf-8"
        body = Array("\(text)\n".utf8)
        self.event = event.harmlessLine
        alarm = nil
    }

    init(_ cosigned: WitnessState.Cosigned) {
        let checkpoint = cosigned.checkpoint.checkpoint
        status = 200
        contentType = "text/plain; charset=utf-8"
        body = cosigned.lines
        event = "\(checkpoint.origin) \(cosigned.oldSize) -> \(checkpoint.size)".harmlessLine
        alarm = nil
    }

    init(_ refusal: WitnessRefusal) {
        status = refusal.status
        contentType = refusal.contentType
        body = Array(refusal.body.utf8)
        let lines = refusal.description.split(separator: "\n")
        event = String(lines.first ?? "").harmlessLine
        alarm = refusal.isAlarming ? refusal.description.harmlessLines : nil
    }
}

extension WitnessRefusal {
    /// True if the two checkpoints together may show that a log has two histories.
    package var isAlarming: Bool {
        switch self {
        case .forked, .unproven: true
        case .malformed, .notACheckpoint, .unknownLog, .notSigned, .shrinking, .otherSize: false
        }
    }
}

extension String {
    /// The text shortened to one line without control characters that a terminal would act on.
    var harmlessLine: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(500).map { $0.sanitizedForTerminal }))
    }

    /// The same, but with line breaks kept.
    fileprivate var harmlessLines: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.prefix(65_536).map { $0 == "\n" ? $0 : $0.sanitizedForTerminal }
            )
        )
    }
}

extension Unicode.Scalar {
    fileprivate var sanitizedForTerminal: Unicode.Scalar { isControl ? "\u{FFFD}" : self }
}
