import Values

/// The `Date` field, formatted at most once a second.
struct DateField {
    private var second: Int64?
    private(set) var bytes: [UInt8] = []

    mutating func update(at now: Instant) {
        let second = now.milliseconds / 1_000
        guard second != self.second else { return }
        self.second = second
        bytes = Array("Date: \(Self.text(of: now))\r\n".utf8)
    }

    /// Formats a moment as in `Wed, 25 Nov 2026 00:30:02 GMT`.
    static func text(of moment: Instant) -> String {
        let text = moment.text
        let (year, rest) = (text.prefix(4), text.dropFirst(5))
        let month = months[(Int(rest.prefix(2)) ?? 1) - 1]
        let day = rest.dropFirst(3).prefix(2)
        // The first day of 1970 was a Thursday.
        let weekday = weekdays[Int(moment.milliseconds / 86_400_000 + 4) % 7]
        return "\(weekday), \(day) \(month) \(year) \(text.dropFirst(11).prefix(8)) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
