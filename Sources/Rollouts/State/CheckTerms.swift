package import Values

/// The measure and the requirement of a check, by which an amendment recognizes it.
///
/// Names are left out: a check with another id or a source with another name is the same one, and
/// a source that asks elsewhere under its old name is another one.
package struct CheckTerms: Hashable, Codable, Sendable {
    /// The source without its name and timeout.
    private let source: Source?
    /// The measure without its source's name and its window.
    private let measure: Measure
    private let window: Measure.Window?
    /// The time at the beginning of each stage that is left out.
    private let after: Span?
    /// The labels that name scrapers, and the part of the window that must be covered.
    private let ignoring: [String]
    private let coverage: Double?
    private let require: Requirement
    package let validFor: Span
    /// The people who may attest it; empty for a source that is queried.
    package let attesters: [String]

    package init(of check: Check, in plan: Plan) {
        let source = plan.source(check.measure.source)
        self.source = source.map {
            Source(name: "", kind: $0.kind.inOrder, timeout: Span(milliseconds: 0))
        }
        measure = Measure(
            source: "",
            quantity: check.measure.quantity,
            unit: check.measure.unit,
            counts: check.measure.counts
        )
        window = check.measure.window
        after = check.measure.after
        ignoring = check.measure.ignoring
        coverage = check.measure.coverage
        require = check.require
        validFor = check.validFor
        attesters = source?.attesters ?? []
    }

    /// True if its totals are compared with those of the beginning of its stage.
    var comparesTotals: Bool { measure.comparesTotals }

    /// True if nobody said since when it counts.
    var leavesBeginningOpen: Bool { measure.counts == .unstated }

    /// Returns true if both measure the same, over whatever window.
    func measures(as other: Self) -> Bool { source == other.source && measure == other.measure }

    /// True if events are counted since the stage began.
    var isOfWholeStage: Bool { if case .last? = window { false } else { true } }

    /// Returns true if both count the same events, whatever is required of them.
    func counts(as other: Self) -> Bool {
        measures(as: other) && window == other.window && after == other.after
            && ignoring == other.ignoring
    }

    /// Returns true if neither the measure nor the requirement differs.
    func agrees(with other: Self) -> Bool {
        measures(as: other) && window == other.window && after == other.after
            && require == other.require && ignoring == other.ignoring && coverage == other.coverage
    }
}

extension Source.Kind {
    /// The same kind with its attesters in order and folded: who is named first does not matter,
    /// nor how a name is spelled.
    fileprivate var inOrder: Self {
        if case .attestation(let names) = self {
            .attestation(Set(names.map { FoldedName($0).text }).sorted())
        } else {
            self
        }
    }
}
