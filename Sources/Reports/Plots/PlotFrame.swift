import Rollouts
import Values

/// The common frame of a report's plots: horizontal time axis, stages in the background, time
/// labels.
struct PlotFrame: Sendable {
    let stays: [ExposureHistory.Stay]
    let times: Scale
    private let range: ClosedRange<Instant>
    /// The vertical range of the values, in pixels from the top.
    let top = 58.0
    let bottom = 228.0
    /// The height below the values for points that have none.
    let footHeight: Double

    /// Requires that the stays are contiguous; there may be none.
    init(_ exposure: ExposureHistory, with points: [Instant] = [], footHeight: Double = 0) {
        stays = exposure.stays
        let ends =
            [exposure.times?.lowerBound, exposure.times?.upperBound, points.min()]
            .compactMap { $0 } + [points.max()].compactMap { $0 }
        let first = ends.min() ?? Instant(milliseconds: 0)
        let last = max(ends.max() ?? first, first + .seconds(2))
        range = first...last
        self.footHeight = footHeight
        times = Scale(
            Double(first.milliseconds)...Double(last.milliseconds),
            from: 10,
            to: 97
        )
    }

    var height: Double { bottom + footHeight + 40 }

    /// The whole drawing with a description in words.
    func drawing(title: String, description: String, _ children: [SVG]) -> SVG {
        .element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "plot",
                "width": "100%", "height": height.coordinate,
            ],
            [.title(title), .element("desc", [:], [.text(description)])]
                + [.group("stages", background)] + children + [.group("times", timeAxis)]
        )
    }

    /// Draws a horizontal line at each number, with its label above the left end.
    func grid(_ values: [Double], _ labels: [String], on scale: Scale) -> SVG {
        .group(
            "grid",
            zip(values, labels).flatMap { value, label in
                let y = scale.position(value)
                return [
                    SVG.line(x: (0, 100), y: (y, y), style: "rule"),
                    SVG.label(label, x: 0.6, y: y - 4, style: "number"),
                ]
            }
        )
    }

    private var background: [SVG] {
        stays.enumerated().map { index, stay in
            let left = index == 0 ? 0 : times.position(stay.since)
            let right = index == stays.count - 1 ? 100 : times.position(stay.until)
            let users = stay.exposure == 0 ? "nobody" : "\(stay.exposure.grouped) users"
            return .element(
                "svg",
                [
                    "x": left.percentage, "width": max(0, right - left).percentage,
                    "height": (bottom + footHeight).coordinate,
                ],
                [
                    .title("\(stay.stage), \(users), from \(stay.since.minute)"),
                    .element(
                        "rect",
                        [
                            "class": stay.exposure == 0 ? "stage idle" : "stage \(shade(of: stay))",
                            "width": "100%", "height": "100%",
                        ]
                    ),
                    .line(x: (0, 0), y: (0, bottom + footHeight), style: "edge"),
                    .element("text", ["class": "name", "x": "6", "y": "16"], [.text(stay.stage)]),
                    .element("text", ["class": "users", "x": "6", "y": "31"], [.text(users)]),
                ]
            )
        }
    }

    /// Alternates between two shades; a stage that is entered again keeps its shade.
    private func shade(of stay: ExposureHistory.Stay) -> String {
        let exposures = Set(stays.map(\.exposure).filter { $0 > 0 }).sorted()
        return "shade\((exposures.firstIndex(of: stay.exposure) ?? 0) % 2)"
    }

    private var timeAxis: [SVG] {
        let base = bottom + footHeight
        return [.line(x: (0, 100), y: (base, base), style: "axis")]
            + TimeTicks(inside: range).ticks.flatMap { tick in
                let x = times.position(tick.time)
                return [
                    SVG.line(x: (x, x), y: (base, base + 5), style: "axis"),
                    SVG.label(tick.label, x: x, y: base + 19, style: "time"),
                ] + contextLabel(tick, x: x, y: base + 34)
            }
    }

    private func contextLabel(_ tick: TimeTicks.Tick, x: Double, y: Double) -> [SVG] {
        tick.context.map { [SVG.label($0, x: x, y: y, style: "time")] } ?? []
    }
}
