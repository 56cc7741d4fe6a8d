import Transparency
import Values

/// An answer of the witness, and what its owner is told of it.
package struct WitnessReply: Hashable, Sendable {
    package let status: Int
    package let contentType: String
    package let body: [UInt8]
    /// One line.
    package let event: String
    /// What a person must look at, in several lines.
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
    /// Whether the two checkpoints together may show that a log has two histories.
    package var isAlarming: Bool {
        switch self {
        case .forked, .unproven: true
        case .malformed, .notACheckpoint, .unknownLog, .notSigned, .shrinking, .otherSize: false
        }
    }
}

extension String {
    /// Cut, and without anything that a terminal would act on.
    var harmlessLine: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(500).map { $0.harmless }))
    }

    /// The same, but for its line ends.
    fileprivate var harmlessLines: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.prefix(65_536).map { $0 == "\n" ? $0 : $0.harmless }
            )
        )
    }
}

extension Unicode.Scalar {
    fileprivate var harmless: Unicode.Scalar { isControl ? "\u{FFFD}" : self }
}
