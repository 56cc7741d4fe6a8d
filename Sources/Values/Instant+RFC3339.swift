extension Instant {
    /// The moment in one fixed form, `2026-12-20T00:00:00.000Z`, so that times sort as text.
    package var text: String {
        let (day, time) = milliseconds.flooredDivision(by: 86_400_000)
        let date = CivilDate(daysSince1970: day)
        let clock = [time / 3_600_000, time / 60_000 % 60, time / 1_000 % 60]
        return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))"
            + "T\(clock.map { $0.padded(2) }.joined(separator: ":")).\((time % 1_000).padded(3))Z"
    }

    /// The moment as shown to people: `2026-12-01 14:46Z`.
    package var minute: String {
        "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
    }

    /// The moment to the second, as lines of a watch begin: `2026-12-01T14:46:03Z`.
    package var second: String { "\(text.prefix(19))Z" }

    /// Reads an RFC 3339 time; digits past the millisecond are cut off.
    ///
    /// A local offset (`+02:00`) is taken into account. Leap seconds (`:60`) are rejected, as are
    /// dates that do not exist and years of five digits.
    package init?(text: String) {
        var scan = Scan(bytes: Array(text.utf8)[...])
        guard let year = scan.number(4), scan.take("-"), let month = scan.number(2),
            scan.take("-"), let day = scan.number(2), scan.take("T"),
            let hour = scan.number(2), scan.take(":"), let minute = scan.number(2),
            scan.take(":"), let second = scan.number(2), let fraction = scan.fraction(),
            let offset = scan.offsetMinutes(), scan.bytes.isEmpty,
            hour < 24, minute < 60, second < 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        self.init(checked: (minutes * 60 + second) * 1_000 + fraction)
    }
}

extension Instant: TextCodable {
    package static let kind = "an RFC 3339 time"
}

private struct Scan {
    var bytes: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = bytes.first, UInt32(first) == character.value else { return false }
        bytes.removeFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int64? {
        guard bytes.count >= digits else { return nil }
        var number: Int64 = 0
        for byte in bytes.prefix(digits) {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - 0x30)
        }
        bytes.removeFirst(digits)
        return number
    }

    /// Reads the optional fraction of a second, in milliseconds.
    mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 12 else { return nil }
        bytes.removeFirst(digits.count)
        let padded = Array(digits) + [0x30, 0x30]
        return padded.prefix(3).reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    mutating func offsetMinutes() -> Int64? {
        if take("Z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}

extension Int64 {
    fileprivate func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
