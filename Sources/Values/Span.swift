/// A length of time as written in a plan: `30s`, `10m`, `7d`.
package struct Span: Hashable, Comparable, Sendable {
    /// The length in milliseconds, from 0 to about 100 years.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads a whole number and one of `ms s m h d w`; nil otherwise or if over 100 years.
    package init?(text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), let unit = Self.units[String(text.dropFirst(digits.count))]
        else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, product <= 3_155_760_000_000 else { return nil }
        milliseconds = product
    }

    package var duration: Duration { .milliseconds(milliseconds) }

    package static func < (shorter: Self, longer: Self) -> Bool {
        shorter.milliseconds < longer.milliseconds
    }

    private static let units: [String: Int64] = [
        "ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000,
    ]

    /// The shortest text that reads back as the same length: `90m`, not `1h 30m`.
    package var text: String {
        let fitting = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)]
            .first { milliseconds != 0 && milliseconds % $0.1 == 0 }
        guard let (unit, length) = fitting else {
            return milliseconds == 0 ? "0s" : "\(milliseconds)ms"
        }
        return "\(milliseconds / Int64(length))\(unit)"
    }
}

extension Span: TextCodable {
    package static let kind = "a length of time"
}

extension Duration {
    /// The two largest units, as shown to people: `6d 22h`, `2m 30s`, `850ms`.
    package var spoken: String {
        let total = wholeMilliseconds.magnitude
        guard total >= 1_000 else { return "\(total)ms" }
        let seconds = total / 1_000
        let parts = [
            (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "m"),
            (seconds % 60, "s"),
        ]
        let leading = parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 != 0 }
        return leading.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}

extension Span {
    package static func days(_ count: Int64) -> Self { Self(milliseconds: count * 86_400_000) }
    package static func minutes(_ count: Int64) -> Self { Self(milliseconds: count * 60_000) }
    package static func seconds(_ count: Int64) -> Self { Self(milliseconds: count * 1_000) }
}
