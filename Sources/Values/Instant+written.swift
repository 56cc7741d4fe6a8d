extension Instant {
    /// Reads a time as people write it: `2026-12-01T14:46Z`, `2026-12-01 15:46:30+01:00`.
    ///
    /// Seconds may be left out, and a blank may stand for the `T`. The offset from UTC may not be
    /// left out: nobody can tell whose time it would be.
    package init?(written text: String) {
        self.init(text: text.asTimestamp)
    }
}

extension String {
    /// The text with the parts that RFC 3339 asks for beside a minute and its offset.
    fileprivate var asTimestamp: String {
        var text = replacing(" ", with: "T", maxReplacements: 1)
        let minuteEnd = 16
        let digits = Array(text.utf8)
        guard digits.count > minuteEnd, digits[13] == UInt8(ascii: ":"),
            [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(digits[minuteEnd])
        else { return text }
        let index = text.utf8.index(text.startIndex, offsetBy: minuteEnd)
        text.insert(contentsOf: ":00", at: index)
        return text
    }
}
