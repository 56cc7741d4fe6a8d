import Foundation
import Rollouts

/// A selection that several processors share: one reads the rows, all of them rank.
///
/// Whoever gets which customer does not matter to the cohort.
struct SharedSelection {
    private var selections: [CohortSelection]
    private var batches: [CustomerBatch]
    private var filling = 0

    init(of selection: CohortSelection, shares: Int = Self.processors) {
        selections = Array(repeating: selection, count: shares)
        batches = Array(repeating: CustomerBatch(), count: shares)
    }

    /// More than a few wait for the one that reads.
    static var processors: Int {
        min(4, max(1, ProcessInfo.processInfo.activeProcessorCount))
    }

    /// How many customers there were.
    private(set) var seen = 0

    mutating func add(_ id: ByteSpan, stratum: ByteSpan, line: Int) throws {
        seen += 1
        batches[filling].append(id, stratum: stratum, line: line)
        guard batches[filling].isFull else { return }
        filling += 1
        if filling == batches.count { try rank() }
    }

    mutating func cohort() throws -> SelectedCohort {
        try rank()
        var whole = selections.removeFirst()
        for other in selections { try whole.merge(other) }
        selections = []
        return try whole.cohort()
    }

    /// Of several problems the one that the list has first is told.
    private mutating func rank() throws {
        let batches = self.batches
        var problems = [CohortProblem?](repeating: nil, count: selections.count)
        unsafe selections.withUnsafeMutableBufferPointer { selections in
            unsafe problems.withUnsafeMutableBufferPointer { problems in
                // Each turn has one of each to itself.
                nonisolated(unsafe) let (selections, problems) = unsafe (selections, problems)
                DispatchQueue.concurrentPerform(iterations: batches.count) { turn in
                    do throws(CohortProblem) {
                        try unsafe batches[turn].add(to: &selections[turn])
                    } catch {
                        unsafe problems[turn] = error
                    }
                }
            }
        }
        if let problem = problems.compactMap({ $0 }).first { throw problem }
        for index in self.batches.indices { self.batches[index].removeAll() }
        filling = 0
    }
}

/// Some customers as they were read, in one piece of memory.
private struct CustomerBatch: Sendable {
    private var bytes: [UInt8] = []
    private var rows: [Row] = []

    private struct Row {
        let idEnd: Int
        let stratumEnd: Int
        let line: Int
    }

    var isFull: Bool { rows.count == 8_192 }

    mutating func append(_ id: ByteSpan, stratum: ByteSpan, line: Int) {
        unsafe id.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        let idEnd = bytes.count
        unsafe stratum.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        rows.append(Row(idEnd: idEnd, stratumEnd: bytes.count, line: line))
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
    }

    func add(to selection: inout CohortSelection) throws(CohortProblem) {
        var start = 0
        for row in rows {
            try selection.add(
                bytes.span.extracting(start..<row.idEnd),
                stratum: bytes.span.extracting(row.idEnd..<row.stratumEnd),
                line: row.line
            )
            start = row.stratumEnd
        }
    }
}
