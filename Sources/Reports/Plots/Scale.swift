import Values

/// Where numbers stand on a page: a straight line from a range to a stretch of it.
struct Scale: Hashable, Sendable {
    let numbers: ClosedRange<Double>
    /// Where the least number stands, and where the greatest; down a page the first is the larger.
    let start: Double
    let end: Double

    init(_ numbers: ClosedRange<Double>, from start: Double, to end: Double) {
        self.numbers = numbers
        self.start = start
        self.end = end
    }

    /// The place of a number; those outside of the range are outside of the stretch.
    ///
    /// In the middle where the range has no length.
    func position(_ number: Double) -> Double {
        // Halved, since the difference of the greatest numbers is none any more.
        let length = numbers.upperBound / 2 - numbers.lowerBound / 2
        guard length > 0 else { return (start + end) / 2 }
        return start + (number / 2 - numbers.lowerBound / 2) / length * (end - start)
    }

    func position(_ time: Instant) -> Double {
        position(Double(time.milliseconds))
    }
}
