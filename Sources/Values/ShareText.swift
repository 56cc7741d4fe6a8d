/// A part of a whole as people write it: `95%` or `0.95`.
package enum ShareText {
    /// Nil for what is not digits and a point, with or without `%`, or not over 0 and under 1.
    package static func number(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? text.dropLast() : text[...]
        guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }),
            // Read as one decimal, so that 99.9% is 0.999 and not a division's rounding.
            let share = Double(isPercent ? "\(digits)e-2" : String(digits)), share > 0, share < 1
        else { return nil }
        return share
    }
}
