/// What a whole reading of a log found.
package struct Verification: Sendable {
    package let size: Int
    /// The Merkle root over all entries, as recomputed from their bytes.
    package let root: SHA256Digest
    /// In the order of the log; empty for a log that is whole.
    package let findings: [Finding]

    package enum Finding: Hashable, Sendable {
        case altered(entry: Int)
        case gap(expected: Int, found: Int)
        case unreadable(entry: Int, why: String)
        /// Its place or key in the table is not the one that it bears.
        case misplaced(entry: Int)
        case timeRunsBack(entry: Int)
        case notReplayable(entry: Int, why: String)
        case indexDiffers(entry: Int)
        case nodeDiffers(level: Int, index: Int)
        case nodeCount(expected: Int, found: Int)
        case indexCount(expected: Int, found: Int)
        case snapshotDiffers(rollout: String)
        case guardMissing(name: String)
        case structure(String)
    }
}

extension Verification.Finding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .altered(let entry):
            "entry \(entry) was altered: its bytes do not have the hash that was recorded for them"
        case .gap(let expected, let found):
            "entry \(expected) is missing: the next one is \(found)"
        case .unreadable(let entry, let why): "entry \(entry) \(why)"
        case .misplaced(let entry):
            "entry \(entry) bears another number or key than its row in the table"
        case .timeRunsBack(let entry): "entry \(entry) is dated before the one before it"
        case .notReplayable(let entry, let why): "entry \(entry) cannot be replayed: \(why)"
        case .indexDiffers(let entry): "the search index differs from entry \(entry)"
        case .nodeDiffers(let level, let index):
            "the hash tree's node \(level)/\(index) was altered"
        case .nodeCount(let expected, let found):
            "the hash tree has \(found) nodes where the entries need \(expected): "
                + (found > expected ? "the tail of the log is missing" : "some are missing")
        case .indexCount(let expected, let found):
            "the search index has \(found) rows for \(expected) entries"
        case .snapshotDiffers(let rollout):
            "the snapshot of \(rollout) is not what its entries add up to"
        case .guardMissing(let name): "the guard \(name) was dropped or changed"
        case .structure(let why): "SQLite finds damage: \(why)"
        }
    }
}
