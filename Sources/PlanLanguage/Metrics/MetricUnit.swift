/// A unit that the name of a metric ends with, as in `latency_ms` or `heap_bytes`.
struct MetricUnit: Hashable, Sendable {
    /// The unit's name for messages.
    let name: String
    let dimension: Dimension
    /// The unit in that of a limit: seconds, bytes, or a share of 1.
    let factor: Double

    enum Dimension: String, Sendable {
        case time = "a time"
        case size = "a size"
        case share = "a share"
        /// A dimension that no limit has a unit for.
        case other
    }

    /// Reads the last word of a name that may be a unit; nil if there is none.
    ///
    /// `latencyMs`, `p95_ms`, `/latency/ms/max` and `x_seconds_bucket` are read too. Words such as
    /// `bucket` and `p95` after the unit keep it; `count` and `per` do not.
    init?(of name: String) {
        var words = Self.words(of: name)[...]
        while let last = words.last, Self.keeping.contains(last) || last.isQuantile {
            words.removeLast()
        }
        guard let word = words.last, !words.contains("per"), let unit = Self.known[word] else {
            return nil
        }
        self = unit
    }

    private init(_ name: String, _ dimension: Dimension, _ factor: Double) {
        self.name = name
        self.dimension = dimension
        self.factor = factor
    }

    private static let keeping: Set<String> = [
        "bucket", "sum", "total", "max", "min", "avg", "mean", "median", "average", "maximum",
        "minimum", "percentile", "value", "last", "current", "upper", "quantile",
    ]

    /// Splits at other than letters and digits, and before a capital after a small letter.
    private static func words(of name: String) -> [String] {
        var words: [String] = [""]
        var previous: Character = " "
        // `heapMiB` is one word less than its capitals say.
        let name = name.hasSuffix("iB") ? name.dropLast() + "b" : name
        for character in name {
            let isPart = character.isLetter || character.isNumber
            let begins = !isPart || character.isUppercase && !previous.isUppercase
            if begins { words.append("") }
            if isPart { words[words.count - 1] += character.lowercased() }
            previous = character
        }
        return words.filter { !$0.isEmpty }
    }
}

extension MetricUnit {
    private static let known: [String: Self] = {
        let units: [(Self, [String])] = [
            (Self("nanoseconds", .time, 1e-9), ["ns", "nanos", "nanosecond"]),
            (
                Self("microseconds", .time, 1e-6),
                ["us", "µs", "μs", "usec", "micros", "microsecond"]
            ),
            (Self("milliseconds", .time, 1e-3), ["ms", "msec", "millis", "milli", "millisecond"]),
            (Self("seconds", .time, 1), ["sec", "secs", "second"]),
            (Self("minutes", .time, 60), ["mins", "minute"]),
            (Self("hours", .time, 3_600), ["hour"]),
            (Self("days", .time, 86_400), ["day"]),
            (Self("bits", .size, 0.125), ["bit"]),
            (Self("bytes", .size, 1), ["byte"]),
            (Self("kilobytes", .size, 1e3), ["kb", "kbyte", "kilobyte"]),
            (Self("megabytes", .size, 1e6), ["mb", "mbyte", "megabyte"]),
            (Self("gigabytes", .size, 1e9), ["gb", "gbyte", "gigabyte"]),
            (Self("terabytes", .size, 1e12), ["tb", "terabyte"]),
            (Self("kibibytes", .size, 1_024), ["kib", "kibibyte"]),
            (Self("mebibytes", .size, 1_048_576), ["mib", "mebibyte"]),
            (Self("gibibytes", .size, 1_073_741_824), ["gib", "gibibyte"]),
            (Self("percent", .share, 0.01), ["pct", "percentage"]),
            (Self("a ratio", .share, 1), ["ratio", "fraction"]),
            (Self("degrees Celsius", .other, 1), ["celsius"]),
            (Self("volts", .other, 1), ["volt"]), (Self("amperes", .other, 1), ["ampere"]),
            (Self("watts", .other, 1), ["watt"]), (Self("joules", .other, 1), ["joule"]),
            (Self("grams", .other, 1), ["gram"]), (Self("meters", .other, 1), ["meter"]),
        ]
        let words = units.flatMap { unit, words in ([unit.name] + words).map { ($0, unit) } }
        let plurals = units.flatMap { unit, words in words.map { ($0 + "s", unit) } }
        return Dictionary(words + plurals) { first, _ in first }
    }()
}

extension String {
    /// True for `p95`, `99th`, `95percentile`, and for numbers such as the index of a list.
    fileprivate var isQuantile: Bool {
        let ending = ["th", "percentile"].first { hasSuffix($0) } ?? ""
        let digits = (hasPrefix("p") ? dropFirst() : self[...]).dropLast(ending.count)
        return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }
}
