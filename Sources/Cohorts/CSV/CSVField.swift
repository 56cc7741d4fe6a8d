import Values

/// The position of a field's bytes, without the quotes around it.
struct CSVField: Sendable {
    var range = 0..<0
    var isQuoted = false
    var hasDoubledQuotes = false

    /// Returns the field's content, with doubled quotes reduced to one.
    func value(in bytes: ByteSpan) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            value.append(bytes[at])
            at += hasDoubledQuotes && bytes[at] == .quote ? 2 : 1
        }
        return value
    }
}
