import Values

/// Times that come again every week, as the clocks of some place show them: `Fri 16:00..Mon 08:00`,
/// or on each of some days, `Mon..Thu 09:00..16:00`, `Tue,Thu 22:00..02:00`.
package struct WeeklyTimes: Hashable, Sendable {
    package let text: String
    /// In the order of the days as written; each is shorter than a week.
    package let parts: [Part]

    /// A time from one minute of the week up to another, without it.
    package struct Part: Hashable, Sendable {
        /// The minutes since Monday 00:00, from 0 to under 10,080.
        package let start: Int
        /// The length in minutes, from 1 to under 10,080; it may lead into the next week.
        package let length: Int

        package var end: Int { start + length }
    }

    package static let minutesOfWeek = 10_080
}

extension WeeklyTimes: TextCodable {
    package static let kind = "weekly times"

    /// Reads one of the two forms; nil for any other, for no time at all and for a whole week.
    package init?(text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let found = words.count == 3 ? Self.across(words) : Self.daily(words)
        guard let found, !found.isEmpty, Set(found.map(\.start)).count == found.count else {
            return nil
        }
        self.text = text
        parts = found
    }

    /// Reads `Fri 16:00..Mon 08:00`, split at its blanks.
    private static func across(_ words: [String]) -> [Part]? {
        let middle = words[1].pieces(at: "..")
        guard middle.count == 2, let first = day(words[0]), let start = minute(middle[0]),
            start < minutesOfDay, let last = day(middle[1]), let end = minute(words[2])
        else { return nil }
        let begin = first * minutesOfDay + start
        let length = (last * minutesOfDay + end - begin + minutesOfWeek) % minutesOfWeek
        return length > 0 ? [Part(start: begin, length: length)] : nil
    }

    /// Reads `Mon..Thu,Sat 09:00..16:00`; a time that ends before it begins ends on the next day.
    private static func daily(_ words: [String]) -> [Part]? {
        let times = words.last?.pieces(at: "..") ?? []
        guard words.count == 2, times.count == 2, let start = minute(times[0]),
            start < minutesOfDay, let end = minute(times[1]), start != end
        else { return nil }
        var parts: [Part] = []
        for piece in words[0].pieces(at: ",") {
            let ends = piece.pieces(at: "..").map(day)
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil
            else { return nil }
            for step in 0...(last - first + 7) % 7 {
                let length = end > start ? end - start : end - start + minutesOfDay
                let day = (first + step) % 7
                parts.append(Part(start: day * minutesOfDay + start, length: length))
            }
        }
        return parts
    }

    private static let minutesOfDay = 1_440

    /// Returns the number of a day, 0 for Monday.
    private static func day(_ word: String) -> Int? { days.firstIndex(of: word) }

    static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Reads `00:00` to `24:00`.
    private static func minute(_ text: String) -> Int? {
        let pieces = text.pieces(at: ":")
        guard pieces.count == 2, pieces.allSatisfy({ $0.utf8.count == 2 && $0.isOfDigits }),
            let hour = Int(pieces[0]), let minute = Int(pieces[1]), minute < 60,
            hour * 60 + minute <= minutesOfDay
        else { return nil }
        return hour * 60 + minute
    }
}

extension String {
    fileprivate func pieces(at separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    fileprivate var isOfDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
