/// A part of a drawing; its text is escaped when written.
///
/// Horizontal positions are percentages and vertical positions are pixels, so that a drawing fits
/// any width while its text keeps its size.
indirect enum SVG: Hashable, Sendable {
    case element(String, [Attribute], [SVG])
    case text(String)

    struct Attribute: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The drawing as text.
    var markup: String {
        switch self {
        case .text(let text):
            return text.markup
        case .element(let name, let attributes, let children):
            let inside = children.map(\.markup).joined()
            let written = attributes.map { " \($0.name)=\"\($0.value.markup)\"" }.joined()
            return inside.isEmpty
                ? "<\(name)\(written)/>" : "<\(name)\(written)>\(inside)</\(name)>"
        }
    }
}

extension SVG {
    static func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String>,
        _ children: [SVG] = []
    ) -> SVG {
        .element(name, attributes.map { Attribute(name: $0.key, value: $0.value) }, children)
    }

    static func group(_ style: String, _ children: [SVG]) -> SVG {
        .element("g", ["class": style], children)
    }

    /// A tooltip, which screen readers read instead of the drawing.
    static func title(_ text: String) -> SVG {
        .element("title", [:], [.text(text)])
    }

    static func label(_ text: String, x: Double, y: Double, style: String) -> SVG {
        .element(
            "text",
            ["class": style, "x": x.percentage, "y": y.coordinate],
            [.text(text)]
        )
    }

    static func line(x: (Double, Double), y: (Double, Double), style: String) -> SVG {
        .element(
            "line",
            [
                "class": style, "x1": x.0.percentage, "y1": y.0.coordinate,
                "x2": x.1.percentage, "y2": y.1.coordinate,
            ]
        )
    }

    /// A path through points in horizontal percent and vertical pixels, in a stretched layer.
    static func path(_ data: String, style: String) -> SVG {
        .element(
            "path",
            ["class": style, "d": data, "vector-effect": "non-scaling-stroke"]
        )
    }

    /// A layer with horizontal coordinates from 0 to 100 and vertical ones in pixels.
    static func stretched(height: Double, _ children: [SVG]) -> SVG {
        .element(
            "svg",
            [
                "width": "100%", "height": height.coordinate,
                "viewBox": "0 0 100 \(height.coordinate)", "preserveAspectRatio": "none",
            ],
            children
        )
    }
}

extension Double {
    /// The number with two decimals; one that is not a valid position is placed far off the page.
    var coordinate: String {
        let bounded = isNaN ? -100_000 : Swift.min(Swift.max(self, -100_000), 100_000)
        let hundredths = Int((bounded * 100).rounded())
        let fraction = hundredths.magnitude % 100
        let whole = "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100)"
        guard fraction > 0 else { return whole }
        return fraction % 10 == 0
            ? "\(whole).\(fraction / 10)" : "\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    var percentage: String { "\(coordinate)%" }
}
