import Rollouts
import Transparency

extension DecisionLog {
    package func examine(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> [Verification.Finding] {
        try read { rows in
            var reading = LogReading(log: self)
            try rows.forEachEntry { try reading.take($0, rows, fold) }
            let damage = try rows.damage().map { Verification.Finding.structure($0) }
            let changed = try rows.tablesThatDiffer().map { Verification.Finding.tableDiffers($0) }
            return try reading.findings + reading.countFindings(rows)
                + Self.differing(rows, snapshots()) + rows.missingTriggers() + changed + damage
        }
    }

    private static func differing(
        _ rows: any LogRows,
        _ expected: [Snapshot]
    ) throws -> [Verification.Finding] {
        let stored = try rows.snapshots()
        let states = try rows.states()
        var right = StateList()
        for snapshot in expected { right.take(snapshot) }
        let names =
            Set(stored).symmetricDifference(expected).map(\.rollout)
            + (states == right
                ? []
                : (states.rollouts + right.rollouts).filter {
                    states[$0] != right[$0]
                })
        return Set(names).sorted().map { .snapshotDiffers(rollout: $0) }
    }
}

/// The state of reading a log sequentially.
private struct LogReading {
    let log: DecisionLog
    var frontier = MerkleFrontier()
    private(set) var findings: [Verification.Finding] = []
    private var last: Entry?
    private var isTreeBroken = false

    init(log: DecisionLog) {
        self.log = log
    }

    mutating func take(
        _ row: EntryRow,
        _ rows: any LogRows,
        _ fold: (Entry) throws -> Void
    ) throws {
        let index = row.index
        if index != frontier.size, !isTreeBroken {
            findings.append(.gap(expected: frontier.size, found: index))
            isTreeBroken = true
        }
        try hash(row.body, at: index, rows)
        do {
            let entry = try Entry(body: row.body) { try rows.attachment(named: $0) }
            try examine(entry, row, rows)
            do {
                try fold(entry)
            } catch {
                findings.append(.notReplayable(entry: index, why: String(describing: error)))
            }
        } catch let error as LogError {
            throw error
        } catch {
            findings.append(.unreadable(entry: index, why: String(describing: error)))
        }
    }

    private mutating func hash(_ body: [UInt8], at index: Int, _ rows: any LogRows) throws {
        let leaf = MerkleTree.leafHash(body)
        let stored = try? DecisionLog.node(.init(level: 0, index: index), rows)
        if leaf != stored { findings.append(.altered(entry: index)) }
        // After the first wrong leaf or gap, every node above it differs; do not report those.
        isTreeBroken = isTreeBroken || leaf != stored
        for node in frontier.append(leaf).dropFirst() where !isTreeBroken {
            let position = node.position
            guard (try? DecisionLog.node(position, rows)) != node.hash else { continue }
            findings.append(.nodeDiffers(level: position.level, index: position.index))
        }
    }

    private mutating func examine(_ entry: Entry, _ row: EntryRow, _ rows: any LogRows) throws {
        let index = row.index
        if entry.index != index || entry.id != row.id {
            findings.append(.misplaced(entry: index))
        }
        if let last, entry.runsBack(after: last) { findings.append(.timeRunsBack(entry: index)) }
        last = entry
        let terms = (try? log.indexing(entry)) ?? .none
        if try !rows.isIndexed(IndexRow(entry, terms)) {
            findings.append(.indexDiffers(entry: index))
        }
    }

    func countFindings(_ rows: any LogRows) throws -> [Verification.Finding] {
        let expected = MerkleTree.nodeCount(size: frontier.size)
        let nodes = try rows.nodeCount()
        let indexed = try rows.indexCount()
        return (nodes == expected ? [] : [.nodeCount(expected: expected, found: nodes)])
            + (indexed == frontier.size
                ? [] : [.indexCount(expected: frontier.size, found: indexed)])
    }
}
