import Rollouts
import Values

/// A plot of a check's readings over time, with its limit.
struct CheckPlot: Sendable {
    let history: CheckHistory
    private let frame: PlotFrame
    private let ticks: Ticks
    private let values: Scale

    init(_ history: CheckHistory, during exposure: ExposureHistory) {
        self.history = history
        let isWhole = history.points.allSatisfy { $0.value != nil }
        frame = PlotFrame(
            exposure,
            with: [history.points.first?.time, history.points.last?.time].compactMap { $0 },
            footHeight: isWhole ? 0 : 20
        )
        let range = history.plottedRange
        let size = max(range.lowerBound.magnitude, range.upperBound.magnitude)
        ticks = Ticks(covering: range, unit: AxisUnit(history.unit, upTo: size))
        values = Scale(ticks.range, from: frame.bottom, to: frame.top)
    }

    var svg: SVG {
        frame.drawing(
            title: "\(history.placed.check.title): \(history.placed.check.require.plottedName)",
            description: history.description,
            [
                frame.grid(ticks.values, ticks.labels, on: values),
                .stretched(height: frame.height, bands + [limitLine] + valueLines),
                limitLabel,
                .group("markers", markers),
            ]
        )
    }

    /// The sequences of points that a line may join: neighbours within a stage that all have a
    /// number.
    private var runs: [[CheckHistory.Point]] {
        history.points.split { $0.value == nil }.flatMap { run in
            run.reduce(into: [[CheckHistory.Point]]()) { runs, point in
                if let last = runs.indices.last, runs[last].last?.stage == point.stage {
                    runs[last].append(point)
                } else {
                    runs.append([point])
                }
            }
        }
    }

    private var valueLines: [SVG] {
        runs.filter { $0.count > 1 }.map { run in
            let places = run.map { place($0.time, $0.value ?? 0) }
            return .path("M" + places.joined(separator: "L"), style: "value")
        }
    }

    /// The confidence bands, clipped at the edge of the plot.
    private var bands: [SVG] {
        runs.compactMap { run in
            let banded = run.filter { $0.band != nil }
            guard !banded.isEmpty else { return nil }
            let lower = banded.map { place($0.time, $0.band?.lowerBound ?? 0) }
            let upper = banded.map { place($0.time, $0.band?.upperBound ?? 0) }
            let outline = (upper + lower.reversed()).joined(separator: "L")
            return .path("M\(outline)Z", style: "band")
        }
    }

    /// The limit, with a step at each amendment that changed it.
    private var limitLine: SVG {
        var data = ""
        var last: Double?
        for point in history.points where point.limit != last {
            let y = height(point.limit).coordinate
            data += last == nil ? "M0 \(y)" : "H\(frame.times.position(point.time).coordinate)V\(y)"
            last = point.limit
        }
        return .path(data + "H100", style: "limit")
    }

    private var limitLabel: SVG {
        let y = height(history.points.last?.limit ?? 0)
        return .label(
            "limit \(history.limitText)",
            x: 99.4,
            y: y - 5 < frame.top + 8 ? y + 14 : y - 5,
            style: "limit"
        )
    }

    /// Draws the more important markers on top.
    private var markers: [SVG] {
        [Marker.passed, .notApplicable, .undecided, .waived, .failed].flatMap { marker in
            history.points.filter { Marker($0.verdict) == marker }.map(self.marker)
        }
    }

    private func marker(_ point: CheckHistory.Point) -> SVG {
        Marker(point.verdict).svg(
            x: frame.times.position(point.time),
            y: point.value.map(height) ?? frame.bottom + frame.footHeight / 2,
            telling: point.told
        )
    }

    private func place(_ time: Instant, _ value: Double) -> String {
        "\(frame.times.position(time).coordinate) \(height(value).coordinate)"
    }

    /// The vertical position of a number; one beyond the axis is placed at its end.
    private func height(_ value: Double) -> Double {
        let range = values.numbers
        return values.position(min(max(value, range.lowerBound), range.upperBound))
    }
}
