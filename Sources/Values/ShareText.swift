/// A reader for shares as people write them: `95%` or `0.95`.
package enum ShareText {
    /// Reads digits and a point, with or without `%`; nil otherwise or unless between 0 and 1.
    package static func number(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? text.dropLast() : text[...]
        guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }),
            // Read as one decimal, so that 99.9% is exactly 0.999 without the rounding of a
            // division.
            let share = Double(isPercent ? "\(digits)e-2" : String(digits)), share > 0, share < 1
        else { return nil }
        return share
    }
}
