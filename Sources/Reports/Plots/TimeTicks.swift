import Values

/// Round times in UTC for the labels of an axis.
struct TimeTicks: Hashable, Sendable {
    /// Inside the range, in ascending order.
    let ticks: [Tick]

    struct Tick: Hashable, Sendable {
        let time: Instant
        /// The time of day, the day or the month, depending on the step.
        let label: String
        /// The day or the year, which the label omits, if it differs from that of the preceding
        /// tick.
        let context: String?
    }

    /// Makes at most `most` ticks inside a range.
    init(inside range: ClosedRange<Instant>, atMost most: Int = 6) {
        let (first, last) = (range.lowerBound.milliseconds, range.upperBound.milliseconds)
        let fitting = Self.steps.first { last / $0 - (first - 1) / $0 <= Int64(most) }
        guard let step = fitting else {
            self.init(months: range, atMost: most)
            return
        }
        let past = (first % step + step) % step
        let start = past == 0 ? first : first + step - past
        self.init(stride(from: start, through: last, by: Int(step)), step: step)
    }

    private init(_ times: some Sequence<Int64>, step: Int64) {
        let isDaily = step >= 86_400_000
        self.init(
            times.map { milliseconds in
                let time = Instant(milliseconds: milliseconds)
                let label = isDaily ? time.day : time.clock(to: step)
                return (time, label, isDaily ? time.year : "\(time.day) \(time.year)")
            }
        )
    }

    private init(_ marks: [(time: Instant, label: String, context: String)]) {
        let before = [nil] + marks.map { Optional($0.context) }
        ticks = zip(marks, before).map { mark, before in
            Tick(
                time: mark.time,
                label: mark.label,
                context: mark.context == before ? nil : mark.context
            )
        }
    }

    /// Makes ticks at the first days of months, at a regular interval of months.
    private init(months range: ClosedRange<Instant>, atMost most: Int) {
        let (first, last) = (range.lowerBound.month, range.upperBound.month)
        let lengths =
            [1, 3, 6]
            + (0..<4).flatMap { power in
                [12, 24, 60].map { $0 * [1, 10, 100, 1_000][power] }
            }
        let step = lengths.first { last / $0 - (first - 1) / $0 <= most } ?? 120_000
        let start = (first + step - 1) / step * step
        self.init(
            stride(from: start, through: last, by: step).compactMap { month in
                let (year, index) = month.quotientAndRemainder(dividingBy: 12)
                let text = "\(year.padded(4))-\((index + 1).padded(2))-01T00:00:00Z"
                guard let time = Instant(text: text), range.contains(time) else { return nil }
                return step < 12 ? (time, time.monthName, time.year) : (time, time.year, "")
            }
        )
    }

    private static let steps: [Int64] =
        [1, 2, 5, 10, 20, 50, 100, 200, 500]
        + [1, 2, 5, 10, 15, 30].map { $0 * 1_000 }
        + [1, 2, 5, 10, 15, 30].map { $0 * 60_000 }
        + [1, 2, 3, 6, 12].map { $0 * 3_600_000 }
        + [1, 2, 3, 5, 10].map { $0 * 86_400_000 }
}

extension Instant {
    /// The number of months since the year 0.
    fileprivate var month: Int {
        (Int(year) ?? 0) * 12 + (Int(text.dropFirst(5).prefix(2)) ?? 1) - 1
    }

    fileprivate var year: String { String(text.prefix(4)) }

    fileprivate var monthName: String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
            month % 12
        ]
    }

    /// The day in the form `24 Sep`.
    fileprivate var day: String { "\(Int(text.dropFirst(8).prefix(2)) ?? 0) \(monthName)" }

    /// The time of day, as precise as steps of a given length require.
    fileprivate func clock(to step: Int64) -> String {
        String(text.dropFirst(11).prefix(step < 1_000 ? 12 : step < 60_000 ? 8 : 5))
    }
}

extension Int {
    fileprivate func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
