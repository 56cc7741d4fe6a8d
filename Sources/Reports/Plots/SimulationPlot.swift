package import Feasibility
import Rollouts
import Values

/// A drawing of a simulation: the times that stages are reached, and the gates' narrowing bands.
package struct SimulationPlot: Sendable {
    let result: SimulationResult
    let bands: [ConfidenceBand]

    package init(_ result: SimulationResult, bands: [ConfidenceBand]) {
        self.result = result
        self.bands = bands
    }

    /// A standalone SVG file without external resources or scripts.
    package var svg: String {
        let panels = [arrivals] + bands.map { BandPanel(band: $0).svg }
        let height = PlotPanel.height * Double(panels.count)
        let placed = panels.enumerated().map { index, panel in
            SVG.element(
                "svg",
                [
                    "y": (PlotPanel.height * Double(index)).coordinate, "width": "100%",
                    "height": PlotPanel.height.coordinate,
                ],
                [panel]
            )
        }
        let drawing = SVG.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "plot",
                "viewBox": "0 0 960 \(height.coordinate)", "width": "960",
                "height": height.coordinate,
            ],
            [
                .title("\(result.plan): \(result.runs.grouped) simulated runs"),
                .element("style", [:], [.text(Self.style)]),
                .element("rect", ["class": "page", "width": "100%", "height": "100%"]),
            ] + placed
        )
        return drawing.markup + "\n"
    }

    /// The share of all runs that have reached each stage, over time.
    private var arrivals: SVG {
        let lines = result.stages.map { ($0.name, $0.time) } + [("completed", result.completedTime)]
        let last = lines.flatMap { $0.1.distribution.map(\.seconds) }.max() ?? 0
        let days = Ticks(covering: 0...max(last / 86_400, 0.01) * 1.02, about: 8)
        let shares = Ticks(covering: 0...1, unit: AxisUnit(.share, upTo: 1))
        let panel = PlotPanel(
            title: "Share of runs that reached each stage, over days since the first one began",
            across: zip(days.values, days.labels.map { "\($0) d" }).map { ($0, $1) },
            times: days.range,
            down: zip(shares.values, shares.labels).map { ($0, $1) },
            values: shares.range
        )
        return panel.svg(
            lines.enumerated().flatMap { index, line in
                curve(line.1, "\(line.0)", index, in: panel, until: days.range.upperBound)
            }
        )
    }

    private func curve(
        _ times: SimulationResult.Times,
        _ name: String,
        _ index: Int,
        in panel: PlotPanel,
        until end: Double
    ) -> [SVG] {
        guard let first = times.distribution.first else { return [] }
        var data = "M\(panel.across(first.seconds / 86_400).coordinate) \(panel.bottom.coordinate)"
        for place in times.distribution {
            let share = Double(place.runs) / Double(max(1, result.runs))
            data +=
                "H\(panel.across(place.seconds / 86_400).coordinate)"
                + "V\(panel.down(share).coordinate)"
        }
        data += "H\(panel.across(end).coordinate)"
        let middle = (times.medianSeconds ?? first.seconds) / 86_400
        let isRight = middle > end * 0.85
        return [
            .stretched(height: PlotPanel.height, [.path(data, style: "curve dash\(index % 4)")]),
            .label(
                name,
                x: panel.across(middle) + (isRight ? -0.5 : 0.5),
                y: panel.top + 16 + 18 * Double(index % 7),
                style: isRight ? "name right" : "name"
            ),
        ]
    }

    private static let style = """
        .page { fill: #ffffff; }
        text { font: 12px system-ui, sans-serif; fill: #5a6676; }
        text.title { font-weight: 600; fill: #1b2430; font-size: 14px; }
        text.name { font-weight: 600; fill: #1b2430; }
        text.right, text.number, text.limit { text-anchor: end; }
        text.time { text-anchor: middle; }
        text.limit { fill: #c2222d; font-weight: 600; }
        .rule { stroke: #dde2e9; }
        .axis { stroke: #5a6676; }
        .curve { fill: none; stroke: #1f5fbf; stroke-width: 2.5px; }
        .dash1 { stroke: #18743a; stroke-dasharray: 9 4; }
        .dash2 { stroke: #6f42c1; stroke-dasharray: 3 3; }
        .dash3 { stroke: #8a5a00; stroke-dasharray: 12 4 3 4; }
        .band { fill: #1f5fbf; fill-opacity: .16; stroke: #1f5fbf; stroke-opacity: .45; }
        .value { fill: none; stroke: #1f5fbf; stroke-width: 2px; }
        path.limit { fill: none; stroke: #c2222d; stroke-width: 1.75px; stroke-dasharray: 7 4; }
        """
}
