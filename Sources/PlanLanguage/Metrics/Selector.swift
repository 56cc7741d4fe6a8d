/// A vector selector of PromQL: a metric's name, with matchers or without.
///
/// The name may stand before the braces or within them, as Prometheus 3 writes names with dots:
/// `up`, `up{job="api"}`, `{"http.requests", job="api"}`, `{__name__="up"}`. Blanks, comments and
/// parentheses around it are left out of its text.
package struct Selector: Hashable, Sendable {
    /// The text up to the end of the metric's name, and the rest of it.
    private let name: String
    private let rest: String
    private let modifiers: String
    /// The metric's name without quotes; nil if it is matched by other than one name.
    package let metric: String?
    private let isBare: Bool

    /// Nil if the text is more than one selector, or none.
    package init?(_ text: String) {
        guard let all = PromQLToken.tokens(of: text) else { return nil }
        var tokens = all[...]
        while let first = tokens.first, first.isSymbol("("), tokens.last?.isSymbol(")") == true {
            tokens = tokens.dropFirst().dropLast()
        }
        var parser = SelectorParser(tokens)
        guard let selector = parser.selector(), parser.isAtEnd else { return nil }
        self = selector
    }

    init(name: String, rest: String, modifiers: String, metric: String?, isBare: Bool) {
        self.name = name
        self.rest = rest
        self.modifiers = modifiers
        self.metric = metric
        self.isBare = isBare
    }
}

extension Selector {
    /// The selector with its modifiers, as a query may contain it.
    package var text: String { name + rest + modifiers }

    /// The selector without its modifiers.
    var unshifted: String { name + rest }

    /// The selector without modifiers and without an ending of its metric's name.
    func unshifted(without ending: String) -> String {
        (name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name) + rest
    }

    /// False for `NaN` and `Inf`, which look like names but are numbers.
    package var isOfSamples: Bool {
        !isBare || !["nan", "inf"].contains(metric?.lowercased() ?? "")
    }

    /// True if `offset` or `@` moves it to another time.
    package var isShifted: Bool { !modifiers.isEmpty }

    /// Returns the text for the metric whose name has an ending added.
    ///
    /// Nil if the selector names no single metric, or has modifiers.
    package func named(adding ending: String) -> String? {
        metric == nil || isShifted ? nil : name + ending + rest
    }
}
