import Values

/// The `Date` field, formatted at most once a second.
struct DateField {
    private var second: Int64?
    private(set) var bytes: [UInt8] = []

    mutating func update(at now: Instant) {
        let second = now.milliseconds / 1_000
        guard second != self.second else { return }
        self.second = second
        bytes = Array("Date: \(now.httpDate)\r\n".utf8)
    }
}
