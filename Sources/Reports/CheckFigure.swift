import Rollouts
import Values

/// The plot of a check, with its caption, its legend and the same readings as a table.
struct CheckFigure: Sendable {
    private let history: CheckHistory
    private let exposure: ExposureHistory
    private let rows: [CheckHistory.Point]

    init(_ history: CheckHistory, during exposure: ExposureHistory) {
        self.history = history
        self.exposure = exposure
        rows = history.points(atMost: Self.rowsMax)
    }

    private static let rowsMax = 100

    var context: CheckFigureContext {
        let hasBand = history.points.contains { $0.band != nil }
        let isCut = rows.count < history.readingCount
        return CheckFigureContext(
            title: history.placed.check.title,
            id: history.placed.check.id,
            part: history.placed.part.phrase,
            name: history.placed.check.require.plottedName,
            limit: history.limitText,
            count: history.plottedCount,
            svg: CheckPlot(history, during: exposure).svg.markup,
            legend: legend,
            rows: rows.map(row),
            band: hasBand ? history.bandText : nil,
            note: isCut ? "\(rows.count) of \(history.readingCount.grouped) readings" : nil
        )
    }

    private var legend: [LegendItem] {
        Marker.allCases.compactMap { marker in
            guard history.points.contains(where: { Marker($0.verdict) == marker }) else {
                return nil
            }
            let sign = marker.svg(x: 50, y: 8, telling: marker.word).markup
            return LegendItem(sign: sign, word: marker.word)
        }
    }

    private func row(_ point: CheckHistory.Point) -> CheckFigureContext.Row {
        let marker = Marker(point.verdict)
        return CheckFigureContext.Row(
            time: point.time.minute,
            entry: point.entry,
            stage: point.stage,
            measured: point.text ?? "–",
            kind: marker.rawValue,
            sign: marker.sign,
            word: marker.word,
            detail: point.detail ?? ""
        )
    }
}

extension PlacedCheck.Part {
    fileprivate var phrase: String {
        switch self {
        case .noGo: "no-go condition"
        case .gate(let stage): "gate of \(stage)"
        case .mitigation: "mitigation's verification"
        case .risk: "risk's watch"
        }
    }
}
