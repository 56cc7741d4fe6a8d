import Rollouts
import Values

/// The series whose counts are in doubt, each with its bounds and the reason.
struct DoubtList {
    let evidence: Evidence
    let terminal: Terminal

    /// The doubts of all checks; nothing if all counts are exact.
    var lines: [String] {
        let checks = evidence.readings.map(\.check).filter { !lines(of: $0).isEmpty }
        return checks.flatMap { check in
            ["", terminal.styled("In doubt: \(check.sanitizedForTerminal)", .bold)]
                + lines(of: check)
        }
    }

    func lines(of check: String) -> [String] {
        let doubts = evidence.reading(for: check)?.measurement.bounds?.doubts ?? []
        return doubts.flatMap { doubt in
            let range = "\(doubt.least.grouped) to \(doubt.most.grouped)"
            return "\(range) \(doubt.reason.word): {\(doubt.series)}".harmlessLines(
                of: terminal.width - 6
            ).enumerated()
                .map { $0.offset == 0 ? "    · \($0.element)" : "      \($0.element)" }
        }
    }
}
