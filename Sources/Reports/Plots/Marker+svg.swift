import Rollouts

extension Marker {
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
