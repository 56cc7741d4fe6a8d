import Cohorts
import Foundation
import Synchronization

/// A selection spread over several threads: one reads the next rows while all rank the last.
///
/// The cohort does not depend on which thread ranks which customer.
struct ParallelSelection {
    private let shares: [Share]
    private let work = DispatchGroup()
    private var batches: [CustomerBatch] = []
    private var batch = CustomerBatch()
    /// The number of customers read.
    private(set) var seen = 0

    init(of selection: CohortSelection, shares: Int = Self.processors) {
        self.shares = (0..<shares).map { _ in Share(selection) }
    }

    /// The number of threads; more than four only wait for the one that reads.
    static var processors: Int { min(4, max(1, ProcessInfo.processInfo.activeProcessorCount)) }

    mutating func add(_ id: ByteSpan, stratum: ByteSpan, line: Int) throws {
        seen += 1
        batch.append(id, stratum: stratum, line: line)
        guard batch.isFull else { return }
        batches.append(batch)
        batch = CustomerBatch()
        if batches.count == shares.count { try rank() }
    }

    mutating func cohort() throws -> SelectedCohort {
        batches.append(batch)
        try rank()
        try finishRanking()
        var parts = shares.compactMap { $0.take() }
        // Removed rather than copied, as copying would duplicate data on millions of customers.
        var whole = parts.removeFirst()
        while let other = parts.popLast() { try whole.merge(other) }
        return try whole.cohort()
    }

    private mutating func rank() throws {
        try finishRanking()
        for (share, batch) in zip(shares, batches) {
            DispatchQueue.global().async(group: work) { share.add(batch) }
        }
        batches = []
    }

    /// Waits for the ranking; of several problems, throws the one that comes first in the list.
    private func finishRanking() throws {
        work.wait()
        if let problem = shares.compactMap(\.problem).first { throw problem }
    }
}

/// The customers that one thread has ranked.
private final class Share: Sendable {
    private let state: Mutex<(selection: CohortSelection?, problem: CohortProblem?)>

    init(_ selection: CohortSelection) {
        state = Mutex((selection, nil))
    }

    func take() -> CohortSelection? { state.withLock { $0.selection.take() } }

    var problem: CohortProblem? { state.withLock { $0.problem } }

    func add(_ batch: CustomerBatch) {
        state.withLock { state in
            guard var selection = state.selection.take() else { return }
            do throws(CohortProblem) {
                try batch.add(to: &selection)
            } catch {
                state.problem = error
            }
            state.selection = selection
        }
    }
}

/// A batch of customers as read, in one contiguous buffer.
private struct CustomerBatch: Sendable {
    private var bytes: [UInt8] = []
    private var rows: [Row] = []

    private static let rowsMax = 16_384

    init() {
        rows.reserveCapacity(Self.rowsMax)
        bytes.reserveCapacity(32 * Self.rowsMax)
    }

    private struct Row {
        let idEnd: Int
        let stratumEnd: Int
        let line: Int
    }

    var isFull: Bool { rows.count == Self.rowsMax }

    mutating func append(_ id: ByteSpan, stratum: ByteSpan, line: Int) {
        unsafe id.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        let idEnd = bytes.count
        unsafe stratum.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        rows.append(Row(idEnd: idEnd, stratumEnd: bytes.count, line: line))
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
