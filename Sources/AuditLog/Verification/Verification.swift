import Rollouts
package import Transparency
import Values

/// The result of verifying a whole log.
package struct Verification: Sendable {
    package let size: Int
    /// The Merkle root over all entries, recomputed from their bytes.
    package let root: SHA256Digest
    /// Empty for an intact log.
    package let findings: [Finding]

    package init(size: Int, root: SHA256Digest, findings: [Finding]) {
        self.size = size
        self.root = root
        self.findings = findings
    }

    package enum Finding: Hashable, Sendable {
        case altered(entry: Int)
        case gap(expected: Int, found: Int)
        case unreadable(entry: Int, why: String)
        /// Its row number or key differs from the one in its bytes.
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
        /// A signed checkpoint shows that entries and their recorded hashes were both changed.
        case alteredBetween(first: Int, last: Int)
        case treeUnreadable
        /// Entries that no signed head covers.
        case unsigned(from: Int, to: Int)
        case attachmentAltered(String)
        case attachmentMissing(String)
        case tileDiffers(String)
        /// The messages on record of an entry are not those that it sends.
        case messagesDiffer(entry: Int)
        /// A table that does not follow from the entries was changed past the log.
        case tableDiffers(String)
        /// The customers listed for an entry are not those that its digest covers.
        case cohortDiffers(entry: Int)
        case tooFewWitnesses(String)
        /// The key's owner has signed before, and the record of the newest signature is gone.
        case markMissing
        case tailMissing(found: Int, signed: Int, AuditedHead.Kind)
        /// The first entries are not those that were signed.
        case forked(size: Int, AuditedHead.Kind)
        case wrongKey(why: String, AuditedHead.Kind)
        case decidedOtherwise(entry: Int, why: String)
    }

    /// The consequence of a finding.
    package enum Damage: String, Hashable, Sendable, CaseIterable {
        // In the order of reporting: the first one found is reported.
        case wrongKey, altered, missingTail, forked, derivedDiffers, replayDiffers
        case tooFewWitnesses
    }

    /// The worst of the findings; nil for an intact log.
    package var damage: Damage? {
        let found = Set(findings.map(\.damage))
        return Damage.allCases.first { found.contains($0) }
    }
}

extension Verification.Finding {
    package var damage: Verification.Damage {
        switch self {
        case .altered, .gap, .unreadable, .misplaced, .timeRunsBack, .nodeDiffers,
            .guardMissing, .structure, .alteredBetween, .treeUnreadable, .attachmentAltered,
            .attachmentMissing, .tileDiffers, .unsigned, .cohortDiffers:
            .altered
        case .snapshotDiffers, .indexDiffers, .indexCount, .messagesDiffer, .tableDiffers:
            .derivedDiffers
        case .nodeCount(let expected, let found): found > expected ? .missingTail : .altered
        case .tailMissing, .markMissing: .missingTail
        case .forked: .forked
        case .wrongKey: .wrongKey
        case .tooFewWitnesses: .tooFewWitnesses
        case .notReplayable, .decidedOtherwise: .replayDiffers
        }
    }

    /// The first altered entry; nil if it cannot be determined.
    package var entry: Int? {
        switch self {
        case .altered(let entry), .unreadable(let entry, _), .misplaced(let entry),
            .timeRunsBack(let entry), .notReplayable(let entry, _), .indexDiffers(let entry),
            .decidedOtherwise(let entry, _), .cohortDiffers(let entry),
            .messagesDiffer(let entry):
            entry
        case .gap(let expected, _): expected
        case .alteredBetween(let first, _): first
        case .unsigned(let first, _): first
        case .tailMissing(let found, _, _): found
        case .nodeDiffers, .nodeCount, .indexCount, .snapshotDiffers, .guardMissing, .structure,
            .tableDiffers, .treeUnreadable, .attachmentAltered, .attachmentMissing, .tileDiffers,
            .forked,
            .wrongKey, .tooFewWitnesses, .markMissing:
            nil
        }
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
            "entry \(entry) has another number or key than its row in the table"
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
        case .alteredBetween(let first, let last):
            (first == last ? "entry \(first) was" : "one of the entries \(first) to \(last) was")
                + " altered, and its hash with it: the signed checkpoint has another root"
        case .treeUnreadable:
            "the recorded hash tree is not that of the entries"
        case .unsigned(let first, let last):
            (first == last ? "entry \(first) is" : "the entries \(first) to \(last) are")
                + " not signed: no signature could be made then, or somebody without the key "
                + "wrote them"
        case .attachmentAltered(let name): "the attachment \(name) was altered"
        case .attachmentMissing(let name): "the attachment \(name) is missing"
        case .messagesDiffer(let entry):
            "the messages on record of entry \(entry) are not those that it sends"
        case .tableDiffers(let name): "the table \(name) was changed past sluice"
        case .cohortDiffers(let entry):
            "the customers listed for entry \(entry) are not those that its digest covers"
        case .tileDiffers(let path): "\(path) does not hold the hashes of the entries"
        case .tooFewWitnesses(let why): why
        case .markMissing:
            "the high-water mark beside the key is gone: nobody can tell whether this is the "
                + "newest copy of the log"
        case .tailMissing(let found, let signed, let kind):
            "the end is missing: there are \(found.grouped) entries, and \(kind.name) has "
                + "\(signed.grouped): the tail was cut off, or an older copy put in its place"
        case .forked(let size, let kind):
            "the history differs: \(kind.name) has another root over the first "
                + "\(size.grouped) entries"
        case .wrongKey(let why, let kind): "\(kind.name): \(why)"
        case .decidedOtherwise(let entry, let why): "entry \(entry) \(why)"
        }
    }
}
