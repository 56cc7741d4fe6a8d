private import Foundation

// These texts are stored in the log, so they must be the same on every machine: no locale, and no
// rounding that depends on one.

extension Int {
    /// The number with grouped digits: `635,000`.
    package var grouped: String {
        let digits = String(magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            digits.prefix(end).suffix(end > 3 ? 3 : end)
        }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}

extension Double {
    /// The number with at most four significant digits, or in full if whole: `0.1235`,
    /// `8,589,934,592`.
    package var plain: String {
        guard isFinite else { return isNaN ? "not a number" : "infinite" }
        if let whole = Int(exactly: self), magnitude < 1e15 { return whole.grouped }
        return String(format: "%.4g", self)
    }

    /// The share as a percentage of at most three significant digits: `0.08%`.
    package var percent: String {
        guard isFinite, magnitude < 10 else { return isFinite ? (self * 100).plain + "%" : plain }
        return String(format: "%.3g", self * 100) + "%"
    }

    /// The number of seconds with a unit: `420 ms`, `3.2 s`.
    package var seconds: String {
        guard isFinite else { return plain }
        return magnitude < 1
            ? String(format: "%.3g", self * 1_000) + " ms" : String(format: "%.4g", self) + " s"
    }

    /// The number of bytes with a unit: `8 GiB`.
    package var bytes: String {
        guard isFinite else { return plain }
        let units = [(1_099_511_627_776.0, "TiB"), (1_073_741_824, "GiB"), (1_048_576, "MiB")]
        let fitting = units.first { magnitude >= $0.0 } ?? (1_024, "KiB")
        return String(format: "%.3g", self / fitting.0) + " " + fitting.1
    }
}
