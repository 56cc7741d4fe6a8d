import Rollouts
import Values

/// The number of exposed users over time as a plot of characters, for a page of text.
///
/// As in ``ExposurePlot`` the numbers of users are spaced evenly.
struct ExposureText: Sendable {
    private let exposure: ExposureHistory
    private let first: Instant
    private let last: Instant
    private let levels: [Int]

    /// The width of the plot beside its labels, so that it fits a page of 80 columns.
    private static let columns = 60
    private static let rowsMax = 9

    /// Nil if no time has passed since the first entry.
    init?(_ exposure: ExposureHistory, until now: Instant) {
        guard let times = exposure.times else { return nil }
        first = times.lowerBound
        last = max(times.upperBound, now)
        guard first < last else { return nil }
        self.exposure = exposure
        levels = Set(exposure.stays.map(\.exposure) + [0]).sorted()
    }

    var text: String {
        let heights = (0..<Self.columns).map(height)
        let lines = (0..<rows).reversed().map { row in
            label(row) + " ┤" + heights.indices.map { cell(heights, $0, row) }.joined().trimmed
        }
        let marks = exposure.marks.isEmpty ? [] : [markLine]
        return (lines + marks + [timeLine] + legend).joined(separator: "\n")
    }

    private var rows: Int { min(levels.count, Self.rowsMax) }

    /// The row of a number of users; of too many levels some share one.
    private func row(_ users: Int) -> Int {
        let index = levels.firstIndex(of: users) ?? 0
        return levels.count <= Self.rowsMax ? index : index * (rows - 1) / (levels.count - 1)
    }

    private func label(_ row: Int) -> String {
        let users = levels.last { self.row($0) == row } ?? 0
        return users.grouped.padded(to: labelWidth)
    }

    private var labelWidth: Int { levels.map(\.grouped.count).max() ?? 1 }

    /// The row of the users exposed at the end of a column's time.
    private func height(_ column: Int) -> Int {
        guard column < Self.columns - 1 else { return row(exposure.stays.last?.exposure ?? 0) }
        let end = first + (last - first) * (Double(column + 1) / Double(Self.columns))
        let stay = exposure.stays.last { $0.since < end } ?? exposure.stays.first
        return row(stay?.exposure ?? 0)
    }

    private func cell(_ heights: [Int], _ column: Int, _ row: Int) -> String {
        let (before, after) = (heights[max(column - 1, 0)], heights[column])
        if before == after { return row == after ? "─" : " " }
        if row == after { return before < after ? "┌" : "└" }
        if row == before { return before < after ? "┘" : "┐" }
        return min(before, after) < row && row < max(before, after) ? "│" : " "
    }

    private func column(of time: Instant) -> Int {
        let share = (time - first) / (last - first)
        return min(max(Int(share * Double(Self.columns)), 0), Self.columns - 1)
    }

    private var markLine: String {
        var signs = [Character](repeating: " ", count: Self.columns)
        // The weightiest of those that share a column is shown.
        for kind in ExposureHistory.Mark.Kind.allCases.reversed() {
            for mark in exposure.marks where mark.kind == kind {
                signs[column(of: mark.time)] = kind.sign
            }
        }
        return margin + String(signs).trimmed
    }

    private var timeLine: String {
        let gap = Self.columns - first.minute.count - last.minute.count
        return margin + first.minute + String(repeating: " ", count: max(gap, 1)) + last.minute
    }

    private var legend: [String] {
        let words = ExposureHistory.Mark.Kind.allCases.filter { kind in
            exposure.marks.contains { $0.kind == kind }
        }
        .map { "\($0.sign) \($0.word)" }
        return words.isEmpty ? [] : [margin + words.joined(separator: "  ")]
    }

    private var margin: String { String(repeating: " ", count: labelWidth + 2) }
}

extension ExposureHistory.Mark.Kind {
    fileprivate var sign: Character {
        switch self {
        case .trip: "✗"
        case .rollback: "↩"
        case .hold: "‖"
        case .release: "▸"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(width - count, 0)) + self
    }

    /// The line without blanks at its end.
    fileprivate var trimmed: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
