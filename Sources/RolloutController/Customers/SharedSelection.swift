import Cohorts
import Foundation
import Synchronization

/// A selection that several processors share: one reads the next rows while all rank the last.
///
/// Whoever gets which customer does not matter to the cohort.
struct SharedSelection {
    private let shares: [Share]
    private let work = DispatchGroup()
    private var batches: [CustomerBatch] = []
    private var batch = CustomerBatch()
    /// How many customers there were.
    private(set) var seen = 0

    init(of selection: CohortSelection, shares: Int = Self.processors) {
        self.shares = (0..<shares).map { _ in Share(selection) }
    }

    /// More than a few wait for the one that reads.
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
        // Taken out and not copied: what was kept of millions would be copied with it.
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

    /// Of several problems the one that the list has first is told.
    private func finishRanking() throws {
        work.wait()
        if let problem = shares.compactMap(\.problem).first { throw problem }
    }
}

/// What one processor has ranked.
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

/// Some customers as they were read, in one piece of memory.
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
