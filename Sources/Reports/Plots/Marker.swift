import Rollouts

/// The marker of a verdict, recognizable by shape alone as well as by colour.
enum Marker: String, Hashable, Sendable, CaseIterable {
    case passed
    case failed
    case undecided
    case waived
    case notApplicable

    init(_ verdict: Verdict) {
        switch verdict {
        case .passed: self = .passed
        case .failed: self = .failed
        case .undecided: self = .undecided
        case .waived: self = .waived
        case .notApplicable: self = .notApplicable
        }
    }

    /// The marker as a single character, for tables.
    var sign: String {
        switch self {
        case .passed: "●"
        case .failed: "✕"
        case .undecided: "○"
        case .waived: "◆"
        case .notApplicable: "–"
        }
    }

    /// A conspicuous marker for texts without colours.
    var emoji: String {
        switch self {
        case .passed: "✅"
        case .failed: "❌"
        case .undecided: "❔"
        case .waived: "⚠️"
        case .notApplicable: "–"
        }
    }

    var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .undecided: "undecided"
        case .waived: "waived"
        case .notApplicable: "not applicable"
        }
    }

    /// Draws the marker at a position, with the text as its title.
    func svg(x: Double, y: Double, telling text: String) -> SVG {
        .element(
            "svg",
            [
                "class": "marker \(rawValue)", "x": x.percentage, "y": y.coordinate,
                "overflow": "visible",
            ],
            [.title(text), shape]
        )
    }

    private var shape: SVG {
        switch self {
        case .passed, .undecided: .element("circle", ["r": rawValue == "passed" ? "4" : "3.5"])
        case .failed: .element("path", ["d": "M-4.5-4.5 4.5 4.5M-4.5 4.5 4.5-4.5"])
        case .waived: .element("path", ["d": "M0-5 5 0 0 5-5 0Z"])
        case .notApplicable: .element("path", ["d": "M-4 0H4"])
        }
    }
}
