/// One of several plots in a column: a title, two labelled axes, and the curves inside.
struct PlotPanel {
    let title: String
    private let acrossTicks: [(number: Double, label: String)]
    private let downTicks: [(number: Double, label: String)]
    private let times: Scale
    private let values: Scale

    static let height = 260.0
    let top = 40.0
    let bottom = 220.0

    init(
        title: String,
        across: [(Double, String)],
        times: ClosedRange<Double>,
        down: [(Double, String)],
        values: ClosedRange<Double>
    ) {
        self.title = title
        acrossTicks = across
        downTicks = down
        self.times = Scale(times, from: 8, to: 97)
        self.values = Scale(values, from: bottom, to: top)
    }

    func across(_ number: Double) -> Double { times.position(number) }

    /// The vertical position of a value; one beyond the axis is placed at its end.
    func down(_ number: Double) -> Double {
        values.position(min(max(number, values.numbers.lowerBound), values.numbers.upperBound))
    }

    func svg(_ children: [SVG]) -> SVG {
        .group("panel", [.label(title, x: 1.5, y: 24, style: "title")] + axes + children)
    }

    private var axes: [SVG] {
        let rules = downTicks.flatMap { tick in
            let y = down(tick.number)
            return [
                SVG.line(x: (8, 97), y: (y, y), style: "rule"),
                SVG.label(tick.label, x: 7.5, y: y + 4, style: "number"),
            ]
        }
        let marks = acrossTicks.filter { times.numbers.contains($0.number) }.flatMap { tick in
            let x = across(tick.number)
            return [
                SVG.line(x: (x, x), y: (bottom, bottom + 5), style: "axis"),
                SVG.label(tick.label, x: x, y: bottom + 20, style: "time"),
            ]
        }
        return rules + [.line(x: (8, 97), y: (bottom, bottom), style: "axis")] + marks
    }
}
