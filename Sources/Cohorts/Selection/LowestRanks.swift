/// A bounded heap of the first customers of a list by rank, for a list of any length.
///
/// It keeps one more than requested. A customer who is on the list twice has the same rank twice,
/// so both occurrences of a customer among the first are adjacent and kept.
struct LowestRanks: Sendable {
    private let capacity: Int
    /// The candidates, the last in rank at the root; the children of `n` are `2 n + 1` and `2 n +
    /// 2`.
    private var heap: [Candidate] = []

    struct Candidate: Sendable {
        let rank: CohortRank
        let id: CustomerID
        let line: Int
    }

    init(count: Int) {
        capacity = count + 1
    }

    /// The candidates in order, including the extra one.
    var sorted: [Candidate] { heap.sorted() }

    /// Adds a customer whose id has been checked.
    mutating func offer(_ id: ByteSpan, rank: CohortRank, line: Int) {
        // Very few customers of a long list are among the first, and only their ids are copied.
        guard reaches(rank) else { return }
        keep(Candidate(rank: rank, id: CustomerID(checked: id), line: line))
    }

    /// Returns true if a customer of this rank would be among the first so far.
    func reaches(_ rank: CohortRank) -> Bool {
        heap.count < capacity || rank <= heap[0].rank
    }

    mutating func merge(_ other: Self) {
        for candidate in other.heap { keep(candidate) }
    }

    private mutating func keep(_ candidate: Candidate) {
        if heap.count < capacity {
            heap.append(candidate)
            siftUp()
        } else if candidate < heap[0] {
            heap[0] = candidate
            siftDown()
        }
    }

    private mutating func siftUp() {
        var index = heap.count - 1
        while index > 0, heap[(index - 1) / 2] < heap[index] {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func siftDown() {
        var index = 0
        while 2 * index + 1 < heap.count {
            var child = 2 * index + 1
            if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
            guard heap[index] < heap[child] else { break }
            heap.swapAt(index, child)
            index = child
        }
    }
}

extension LowestRanks.Candidate: Comparable {
    static func < (one: Self, other: Self) -> Bool {
        one.rank == other.rank ? one.id < other.id : one.rank < other.rank
    }

    static func == (one: Self, other: Self) -> Bool {
        one.rank == other.rank && one.id == other.id
    }
}
