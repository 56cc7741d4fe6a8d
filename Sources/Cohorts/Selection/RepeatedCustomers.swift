/// A detector of repeated customers in a list, with 12 bytes a customer and one pass.
///
/// It compares the first 74 bits of the ranks. Two different ids that agree in them are reported as
/// the same: with ten million customers that happens in one list of 10⁸, and another salt resolves
/// it. It examines the first customers of a list up to a limit, and reports their number.
package struct RepeatedCustomers: Sendable {
    private let limit: Int
    private(set) var compared = 0
    private var segments: [Segment] = []
    /// The customers since the last segment, with their buckets.
    private var recent: [Entry] = []
    private var buckets: [UInt16] = []

    package init(limit: Int) {
        self.limit = limit
    }

    package mutating func note(_ rank: CohortRank, line: Int) {
        guard compared < limit else { return }
        compared += 1
        keep(Entry(rank, line: line), bucket: UInt16(rank.words[0] >> 54))
    }

    /// Adds the customers of another detector, even beyond the limit of this one.
    mutating func merge(_ other: Self) {
        compared += other.compared
        segments += other.segments
        for (entry, bucket) in zip(other.recent, other.buckets) { keep(entry, bucket: bucket) }
    }

    /// Returns the first two lines of the customer whose second line is the earliest.
    package func firstPair() -> Pair? {
        let segments = self.segments + [Segment(recent, buckets: buckets)]
        var first: Pair?
        for bucket in 0..<Segment.bucketCount {
            let entries = segments.flatMap { $0.entries(ofBucket: bucket) }
            for pair in Self.pairs(entries) where pair.second < first?.second ?? .max {
                first = pair
            }
        }
        return first
    }

    package struct Pair: Hashable, Sendable {
        let first: Int
        let second: Int
    }

    private mutating func keep(_ entry: Entry, bucket: UInt16) {
        recent.append(entry)
        buckets.append(bucket)
        guard recent.count == Segment.size else { return }
        segments.append(Segment(recent, buckets: buckets))
        recent.removeAll(keepingCapacity: true)
        buckets.removeAll(keepingCapacity: true)
    }

    /// Returns pairs of lines, including the first two of each customer, for lines in any order.
    private static func pairs(_ entries: [Entry]) -> [Pair] {
        // Open addressing, at most half full; a slot holds an entry's number, from 1.
        let mask = Int(UInt.max >> UInt((entries.count * 2 | 15).leadingZeroBitCount))
        var slots = [UInt32](repeating: 0, count: mask + 1)
        var pairs: [Pair] = []
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.low) & mask
            while slots[slot] != 0, !entries[Int(slots[slot]) - 1].isSameCustomer(as: entry) {
                slot = (slot + 1) & mask
            }
            if slots[slot] == 0 {
                slots[slot] = UInt32(index + 1)
            } else {
                let first = entries[Int(slots[slot]) - 1].line
                let lines = (min(first, entry.line), max(first, entry.line))
                pairs.append(Pair(first: Int(lines.0), second: Int(lines.1)))
                if entry.line < first { slots[slot] = UInt32(index + 1) }
            }
        }
        return pairs
    }
}

extension RepeatedCustomers {
    /// One customer: the 64 bits of its rank after the ten bits of the bucket, and its line.
    ///
    /// Three 32-bit words, because a 64-bit word would be padded to 16 bytes.
    private struct Entry: Sendable {
        let high: UInt32
        let low: UInt32
        let line: UInt32

        init(_ rank: CohortRank, line: Int) {
            let bits = rank.words[0] << 10 | rank.words[1] >> 54
            high = UInt32(bits >> 32)
            low = UInt32(truncatingIfNeeded: bits)
            self.line = UInt32(clamping: line)
        }

        func isSameCustomer(as other: Self) -> Bool {
            low == other.low && high == other.high
        }
    }

    /// Customers sorted by the first ten bits of their ranks.
    ///
    /// The customers of one bucket, ten thousand of ten million, are then adjacent and fit into a
    /// processor's cache; a table of all of them would miss it on every lookup.
    private struct Segment: Sendable {
        static let size = 1 << 17
        static let bucketCount = 1 << 10

        private let entries: [Entry]
        /// The start of each bucket, followed by the end of the last.
        private let starts: [Int]

        init(_ entries: [Entry], buckets: [UInt16]) {
            var starts = [Int](repeating: 0, count: Self.bucketCount + 1)
            for bucket in buckets { starts[Int(bucket) + 1] += 1 }
            for bucket in 0..<Self.bucketCount { starts[bucket + 1] += starts[bucket] }
            var next = starts
            var sorted = entries
            for (entry, bucket) in zip(entries, buckets) {
                sorted[next[Int(bucket)]] = entry
                next[Int(bucket)] += 1
            }
            self.entries = sorted
            self.starts = starts
        }

        func entries(ofBucket bucket: Int) -> ArraySlice<Entry> {
            entries[starts[bucket]..<starts[bucket + 1]]
        }
    }
}
