/// Hears how far the reading of a list of customers is.
package typealias CustomerProgress = @Sendable (CustomersRead) -> Void

/// How far the reading of a list of customers is.
package struct CustomersRead: Sendable {
    /// The file or the program that lists them.
    package let source: String
    package let count: Int
    /// From 0 to 1; nil where nobody knows how many there are.
    package let share: Double?
    /// Whether nothing more is read.
    package let isOver: Bool
}

/// Counts customers as they are read, and tells of them now and then.
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

    /// Passes the line on.
    mutating func next(line: Int) -> Int {
        count += 1
        if count.isMultiple(of: Self.step) {
            tell(isOver: false)
        }
        return line
    }

    /// To be told also where the reading failed.
    func end() { tell(isOver: true) }

    private func tell(isOver: Bool) {
        progress?(CustomersRead(source: source, count: count, share: share, isOver: isOver))
    }

    mutating func has(read count: Int, of total: Int) {
        bytes += count
        share = total > 0 ? min(1, Double(bytes) / Double(total)) : nil
    }
}
