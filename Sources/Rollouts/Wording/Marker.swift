/// The marker of a verdict, recognizable by shape alone as well as by colour.
package enum Marker: String, Hashable, Sendable, CaseIterable {
    case passed
    case failed
    case undecided
    case waived
    case notApplicable

    package init(_ verdict: Verdict) {
        switch verdict {
        case .passed: self = .passed
        case .failed: self = .failed
        case .undecided: self = .undecided
        case .waived: self = .waived
        case .notApplicable: self = .notApplicable
        }
    }

    /// The marker on a terminal.
    package var mark: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .undecided: "?"
        case .waived: "~"
        case .notApplicable: "–"
        }
    }

    /// The marker as a single character, for the tables of a page.
    package var sign: String {
        switch self {
        case .passed: "●"
        case .failed: "✕"
        case .undecided: "○"
        case .waived: "◆"
        case .notApplicable: "–"
        }
    }

    /// A conspicuous marker for texts without colours.
    package var emoji: String {
        switch self {
        case .passed: "✅"
        case .failed: "❌"
        case .undecided: "❔"
        case .waived: "⚠️"
        case .notApplicable: "–"
        }
    }

    package var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .undecided: "undecided"
        case .waived: "waived"
        case .notApplicable: "not applicable"
        }
    }
}

extension MitigationRow {
    /// The marker of its status; undecided until it is done or overdue.
    package var marker: Marker {
        switch status {
        case .verified: .passed
        case .waived: .waived
        case .claimed, .open: isOverdue ? .failed : .undecided
        }
    }
}
