import Feasibility
import Rollouts
import Values

/// A panel that shows a gate's confidence band narrowing in a stage, over the logarithm of time.
struct BandPanel {
    let band: ConfidenceBand

    var svg: SVG {
        let panel = panel
        return panel.svg([
            .stretched(
                height: PlotPanel.height,
                [
                    .path(outline(in: panel), style: "band"),
                    .path("M8 \(y(band.rate, panel))H97", style: "value"),
                    .path("M8 \(y(band.limit, panel))H97", style: "limit"),
                ]
            ),
            .label(
                "limit \(band.limit.percent)",
                x: 96.5,
                y: panel.down(band.limit) - 5,
                style: "limit"
            ),
        ])
    }

    private var panel: PlotPanel {
        let most = max(band.limit * 2.5, band.rate * 1.2)
        let ticks = Ticks(covering: 0...most, unit: AxisUnit(.share, upTo: most))
        let first = band.points.first?.hours ?? 1
        let last = max(band.points.last?.hours ?? 1, first * 2)
        return PlotPanel(
            title: "\(band.stage): \(band.check.id), \(band.check.require.plottedName) at a true "
                + "rate of \(band.rate.percent), confidence band over time in the stage",
            across: Self.times.map { (Self.logarithm($0.hours), $0.label) },
            times: Self.logarithm(first)...Self.logarithm(last),
            down: zip(ticks.values, ticks.labels).map { ($0, $1) },
            values: ticks.range
        )
    }

    private func outline(in panel: PlotPanel) -> String {
        let upper = band.points.map { place($0.hours, $0.upper, panel) }
        let lower = band.points.reversed().map { place($0.hours, $0.lower, panel) }
        let places = upper + lower
        return places.isEmpty ? "M0 0" : "M\(places.joined(separator: "L"))Z"
    }

    private func place(_ hours: Double, _ rate: Double, _ panel: PlotPanel) -> String {
        "\(panel.across(Self.logarithm(hours)).coordinate) \(y(rate, panel))"
    }

    private func y(_ rate: Double, _ panel: PlotPanel) -> String {
        panel.down(rate).coordinate
    }

    private static let times: [(hours: Double, label: String)] = [
        (1.0 / 3_600, "1 s"), (10.0 / 3_600, "10 s"), (1.0 / 60, "1 min"), (0.25, "15 min"),
        (1, "1 h"), (4, "4 h"), (12, "12 h"), (24, "1 d"), (72, "3 d"), (168, "7 d"),
        (720, "30 d"), (2_160, "90 d"), (8_760, "1 y"), (87_600, "10 y"),
    ]

    /// An approximate log₂ of a positive number, from its exponent and significand: linear between
    /// powers of 2, off by less than a tenth, and independent of any library.
    private static func logarithm(_ number: Double) -> Double {
        Double(number.exponent) + number.significand - 1
    }
}
