/// Counts of what walks have come through, by a word for each.
struct Tally: Sendable {
    private(set) var counts: [String: Int] = [:]

    subscript(word: String) -> Int { counts[word] ?? 0 }

    mutating func add(_ word: String) { counts[word, default: 0] += 1 }

    mutating func add(_ other: Self) { counts.merge(other.counts, uniquingKeysWith: +) }

    /// The counts, a line each.
    var text: String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    }
}
