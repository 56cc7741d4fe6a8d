/// A callback that receives the progress of reading a list of customers.
package typealias CustomerProgress = @Sendable (CustomersRead) -> Void

/// The progress of reading a list of customers.
package struct CustomersRead: Sendable {
    /// The file or the program that lists them.
    package let source: String
    package let count: Int
    /// The share that has been read, from 0 to 1; nil if the total is unknown.
    package let share: Double?
    /// True once the reading has ended.
    package let isOver: Bool
}

/// Counts customers as they are read, and reports progress every 50,000.
struct ProgressMeter {
    private let source: String
    private let progress: CustomerProgress?
    private var count = 0
    private var bytes = 0
    private var share: Double?

    private static let step = 50_000

    init(_ source: String, _ progress: CustomerProgress?) {
        self.source = source
        self.progress = progress
    }

    /// Counts a customer and returns the line unchanged.
    mutating func next(line: Int) -> Int {
        count += 1
        if count.isMultiple(of: Self.step) {
            tell(isOver: false)
        }
        return line
    }

    /// Reports the end; must be called even if the reading failed.
    func end() { tell(isOver: true) }

    private func tell(isOver: Bool) {
        progress?(CustomersRead(source: source, count: count, share: share, isOver: isOver))
    }

    mutating func has(read count: Int, of total: Int) {
        bytes += count
        share = total > 0 ? min(1, Double(bytes) / Double(total)) : nil
    }
}
