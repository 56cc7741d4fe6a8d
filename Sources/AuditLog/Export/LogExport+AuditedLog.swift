private import Foundation
import JSONCoding
package import Rollouts
package import Transparency
import Values

extension LogExport: AuditedLog {
    package func forEachEntry(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
        var lines = try LineFile(path: path(.entries), lineMax: EntryBody.sizeMax)
        var index = 0
        while try unsafe lines.next({ line in try unsafe body(index, line) }) { index += 1 }
    }

    package func recordedLeaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest] {
        guard let size = try ownSize() else { return [:] }
        var leaves: [Int: SHA256Digest] = [:]
        let last = min(range.upperBound, size - 1)
        guard range.lowerBound <= last else { return [:] }
        for index in range.lowerBound / TilePath.widthMax...last / TilePath.widthMax {
            let width = min(TilePath.widthMax, size - index * TilePath.widthMax)
            let tile = TilePath(content: .hashes(level: 0), index: index, width: width)
            for (index, hash) in zip(tile.range, try hashes(in: tile)) { leaves[index] = hash }
        }
        return leaves
    }

    /// Leaves the tiles unread, since they serve other verifiers; they are examined only after a
    /// finding.
    package func recordedTree() throws -> RecordedTree { .unread }

    package func ownCheckpoint() throws -> SignedNote? {
        try contents(of: path(.checkpoint), bytesMax: NoteText.bytesMax).map {
            try SignedNote(parsing: $0)
        }
    }

    /// Returns nothing, since a folder of files has no triggers.
    package func missingTriggers() throws -> [Verification.Finding] { [] }

    /// Returns nothing, since an export contains no customers.
    package func cohortFindings(
        _ frozen: [Int: FrozenCohort],
        _ lengths: [Int: CohortLengths]
    ) throws -> [Verification.Finding] { [] }

    /// Returns nothing, since an export contains no messages.
    package func messageFindings(_ sent: [Int: [String]]) throws -> [Verification.Finding] { [] }

    package func forEachCheckpoint(_ body: (_ size: Int, _ note: [UInt8]) throws -> Void) throws {
        guard FileManager.default.fileExists(atPath: path(.checkpoints)) else { return }
        var lines = try LineFile(path: path(.checkpoints), lineMax: 2 * NoteText.bytesMax)
        while try unsafe lines.next({ line in
            let json = try JSON(parsing: unsafe Array(line))
            guard let size = json["size"]?.numberValue.flatMap({ Int(exactly: $0) }),
                let note = json["note"]?.stringValue
            else { return }
            try body(size, Array(note.utf8))
        }) {}
    }

    package func attachmentFindings(
        named digests: Set<SHA256Digest>
    ) throws -> [Verification.Finding] {
        try digests.sorted { $0.hex < $1.hex }.compactMap { digest in
            guard let bytes = try attachment(digest) else {
                return .attachmentMissing(digest.hex)
            }
            return SHA256Digest(of: bytes) == digest ? nil : .attachmentAltered(digest.hex)
        }
    }

    package func examine(
        fold: (Entry) throws -> Void,
        snapshots: () throws -> [Snapshot]
    ) throws -> [Verification.Finding] {
        var findings = try tileFindings()
        var last: Entry?
        try unsafe forEachEntry { index, bytes in
            let entry: Entry
            do {
                entry = try Entry(body: unsafe Array(bytes)) { try attachment($0) }
            } catch {
                findings.append(.unreadable(entry: index, why: String(describing: error)))
                return
            }
            if entry.index != index { findings.append(.misplaced(entry: index)) }
            if let last, entry.runsBack(after: last) {
                findings.append(.timeRunsBack(entry: index))
            }
            last = entry
            do {
                try fold(entry)
            } catch {
                findings.append(.notReplayable(entry: index, why: String(describing: error)))
            }
        }
        return findings
    }

    func attachment(_ digest: SHA256Digest) throws -> [UInt8]? {
        try contents(of: path(ofAttachment: digest), bytesMax: EntryBody.attachmentMax)
    }

    private func ownSize() throws -> Int? {
        try ownCheckpoint().map { try Checkpoint(parsing: $0.text).size }
    }

    private func hashes(in tile: TilePath) throws -> [SHA256Digest] {
        let bytes = try contents(of: path(tile), bytesMax: 32 * TilePath.widthMax) ?? []
        return stride(from: 0, to: bytes.count - bytes.count % 32, by: 32).compactMap {
            SHA256Digest(bytes: bytes[$0..<$0 + 32])
        }
    }

    /// Finds the tiles of hashes that do not match the entries.
    private func tileFindings() throws -> [Verification.Finding] {
        var frontier = MerkleFrontier()
        var nodes: [MerkleTree.Position: SHA256Digest] = [:]
        try unsafe forEachEntry { _, bytes in
            for node in frontier.append(unsafe MerkleTree.leafHash(bytes))
            where node.position.level % 8 == 0 { nodes[node.position] = node.hash }
        }
        // A checkpoint that cannot be read is a finding of its own.
        let size = (try? ownSize()) ?? 0
        return try TilePath.all(ofSize: min(size, frontier.size)).flatMap { tile in
            let expected = tile.nodes.map { nodes[$0] }
            let found: [SHA256Digest?] = tile.nodes.isEmpty ? [] : try hashes(in: tile)
            return found == expected ? [] : [Verification.Finding.tileDiffers("\(tile)")]
        }
    }
}
