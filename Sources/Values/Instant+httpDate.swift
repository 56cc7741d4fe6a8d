extension Instant {
    /// The moment as the `Date` field of HTTP has it: `Wed, 25 Nov 2026 00:30:02 GMT`.
    ///
    /// Source: IMF-fixdate of RFC 9110, section 5.6.7. For the years 0 to 9999.
    package var httpDate: String {
        let text = text
        let (year, rest) = (text.prefix(4), text.dropFirst(5))
        let month = Self.months[(Int(rest.prefix(2)) ?? 1) - 1]
        let day = rest.dropFirst(3).prefix(2)
        return "\(weekday), \(day) \(month) \(year) \(text.dropFirst(11).prefix(8)) GMT"
    }

    /// Reads the `Date` field of HTTP in the form that every server must send.
    ///
    /// The name of the weekday is not compared with the date.
    package init?(httpDate: String) {
        let words = httpDate.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[5] == "GMT", words[1].utf8.count == 2,
            let month = Self.months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        self.init(text: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }

    private var weekday: String {
        let length: Int64 = 86_400_000
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: length)
        // The first day of 1970 was a Thursday; days before it are counted towards minus infinity.
        let day = (days - (rest < 0 ? 1 : 0) + 4) % 7
        return Self.weekdays[Int(day < 0 ? day + 7 : day)]
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
