import Values

/// A linear mapping from a range of numbers to positions on a page.
struct Scale: Hashable, Sendable {
    let numbers: ClosedRange<Double>
    /// The positions of the smallest and the largest number; on a vertical axis the first is
    /// larger.
    let start: Double
    let end: Double

    init(_ numbers: ClosedRange<Double>, from start: Double, to end: Double) {
        self.numbers = numbers
        self.start = start
        self.end = end
    }

    /// The position of a number, outside the scale if the number is outside the range.
    ///
    /// In the middle if the range has no length.
    func position(_ number: Double) -> Double {
        // Halved, because the difference of the largest numbers overflows.
        let length = numbers.upperBound / 2 - numbers.lowerBound / 2
        guard length > 0 else { return (start + end) / 2 }
        return start + (number / 2 - numbers.lowerBound / 2) / length * (end - start)
    }

    func position(_ time: Instant) -> Double {
        position(Double(time.milliseconds))
    }
}
