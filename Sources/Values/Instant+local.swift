/// The difference of a place's clocks from UTC at some moment, and its name there.
package struct LocalOffset: Hashable, Sendable {
    /// Positive to the east of Greenwich.
    package let seconds: Int
    /// The name, such as `CET`; nil if the place has none for it.
    package let name: String?

    package init(seconds: Int, name: String?) {
        self.seconds = seconds
        self.name = name
    }
}

extension LocalOffset {
    /// The name, or else the difference: `CET`, `+05:30`.
    package var text: String {
        if let name, name.contains(where: \.isLetter) { return name }
        let minutes = abs(seconds) / 60
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (seconds < 0 ? "-" : "+") + parts.joined(separator: ":")
    }
}

extension Instant {
    /// The time of day at a place, with the day if it is another one there: `15:46 CET`,
    /// `12-02 00:46 CET`.
    package func clockTime(at offset: LocalOffset) -> String {
        let local = (self + .seconds(offset.seconds)).minute.dropLast()
        let (day, time) = (local.prefix(10), local.suffix(5))
        let shown = day == minute.prefix(10) ? "\(time)" : "\(day.dropFirst(5)) \(time)"
        return "\(shown) \(offset.text)"
    }
}

extension String {
    /// Returns the text with the local time behind each time in UTC: `2026-12-01 14:46Z (15:46
    /// CET)`.
    package func withLocalTimes(_ offset: (Instant) -> LocalOffset) -> String {
        guard contains("Z") else { return self }
        var shown = ""
        var rest = self[...]
        while let end = rest.firstIndex(of: "Z") {
            let after = rest.index(after: end)
            shown += rest[..<after]
            if let time = Instant(minuteAtEndOf: rest[..<after]) {
                shown += " (\(time.clockTime(at: offset(time))))"
            }
            rest = rest[after...]
        }
        return shown + rest
    }
}

extension Instant {
    /// Reads the time that a text ends with, if it ends as ``minute`` does.
    fileprivate init?(minuteAtEndOf text: Substring) {
        let form = "2026-12-01 14:46Z"
        guard text.count >= form.count else { return nil }
        let tail = String(text.suffix(form.count))
        guard tail.dropFirst(10).first == " " else { return nil }
        self.init(written: tail)
    }
}
