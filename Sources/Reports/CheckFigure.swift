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

    var context: [String: Any] {
        var fields: [String: Any] = [
            "title": history.placed.check.title,
            "id": history.placed.check.id,
            "part": history.placed.part.phrase,
            "name": history.placed.check.require.plottedName,
            "limit": history.limitText,
            "count": history.plottedCount,
            "svg": CheckPlot(history, during: exposure).svg.markup,
            "legend": legend,
            "rows": rows.map(row),
        ]
        if history.points.contains(where: { $0.band != nil }) {
            fields["band"] = ["band": history.bandText]
        }
        if rows.count < history.readingCount {
            fields["note"] = ["note": "\(rows.count) of \(history.readingCount.grouped) readings"]
        }
        return fields
    }

    private var legend: [[String: Any]] {
        Marker.allCases.compactMap { marker in
            guard history.points.contains(where: { Marker($0.verdict) == marker }) else {
                return nil
            }
            let sign = marker.svg(x: 50, y: 8, telling: marker.word).markup
            return ["sign": sign, "word": marker.word]
        }
    }

    private func row(_ point: CheckHistory.Point) -> [String: Any] {
        let marker = Marker(point.verdict)
        return [
            "time": point.time.minute,
            "entry": point.entry,
            "stage": point.stage,
            "measured": point.text ?? "–",
            "kind": marker.rawValue,
            "sign": marker.sign,
            "word": marker.word,
            "detail": point.detail ?? "",
        ]
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
