private import Foundation
import JSONCoding
package import Transparency
import Values

extension LogExport {
    /// Writes the entries that a checkpoint covers, and everything needed to verify them.
    ///
    /// The tiles are computed from the entries, not copied from the log's own hashes.
    ///
    /// - Throws: `ExportError`, also if the folder is not empty; `LogError`.
    package func write(
        _ log: DecisionLog,
        as checkpoint: VerifiedCheckpoint,
        key: VerifierKey
    ) throws {
        try makeFolder()
        let tiles = try writeEntries(log, size: checkpoint.checkpoint.size)
        guard tiles.root == checkpoint.checkpoint.root else {
            throw ExportError.treeDiffers(size: checkpoint.checkpoint.size)
        }
        try writeCheckpoints(log)
        try log.forEachAttachment { digest, body in
            try write(body, to: path(ofAttachment: digest))
        }
        try write(Array("\(key)\n".utf8), to: path(.key))
        let page = VerificationPage(origin: checkpoint.checkpoint.origin, key: key)
        try write(Array(page.text.utf8), to: path(.instructions))
        try write(Array(LogFormat.document.utf8), to: path(.format))
        try write(Array(LogFormat.entrySchema.utf8), to: path(.schema))
        // Written last, so that an interrupted export has no checkpoint.
        try write(try log.cosigned(checkpoint.note).bytes, to: path(.checkpoint))
        do throws(FileFailure) {
            try DurableFile.syncFolder(of: path(.checkpoint))
        } catch {
            throw ExportError.cannotWrite(path: folder, why: error.reason)
        }
    }

    private func makeFolder() throws {
        let files = FileManager.default
        let known = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        guard known.isEmpty else { throw ExportError.notEmpty(path: folder) }
        do {
            try files.createDirectory(
                atPath: path(.attachments),
                withIntermediateDirectories: true
            )
        } catch {
            throw ExportError.cannotWrite(path: folder, why: "the folder cannot be made")
        }
    }

    private func writeEntries(_ log: DecisionLog, size: Int) throws -> TileWriter {
        var tiles = TileWriter(export: self)
        let entries = try FileWriter(path: path(.entries))
        try unsafe log.forEachEntry { index, bytes in
            guard index < size else { return }
            let entry = unsafe Array(bytes)
            try entries.write(entry + [UInt8(ascii: "\n")])
            try tiles.append(entry)
        }
        try entries.close()
        try tiles.finish()
        return tiles
    }

    private func writeCheckpoints(_ log: DecisionLog) throws {
        let file = try FileWriter(path: path(.checkpoints))
        try log.forEachCheckpoint { size, note in
            let line = JSON.object([
                .init(key: "note", value: .string(String(decoding: note, as: UTF8.self))),
                .init(key: "size", value: .number(Double(size))),
            ])
            try file.write(try line.canonicalBytes() + [UInt8(ascii: "\n")])
        }
        try file.close()
    }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FileWriter(path: path)
        try file.write(bytes)
        try file.close()
    }
}

/// Writes the tiles of a growing tree as they fill.
struct TileWriter {
    private let export: LogExport
    private var frontier = MerkleFrontier()
    private var hashes: [[SHA256Digest]] = []
    private var counts: [Int] = []
    private var entries: [[UInt8]] = []

    init(export: LogExport) {
        self.export = export
    }

    var root: SHA256Digest { frontier.root }

    mutating func append(_ entry: [UInt8]) throws {
        for node in frontier.append(MerkleTree.leafHash(entry)) where node.position.level % 8 == 0 {
            try take(node.hash, level: node.position.level / 8)
        }
        entries.append(entry)
        if entries.count == TilePath.widthMax { try writeEntries() }
    }

    /// Writes the partial tiles.
    mutating func finish() throws {
        for level in hashes.indices where !hashes[level].isEmpty { try writeHashes(level) }
        if !entries.isEmpty { try writeEntries() }
    }

    private mutating func take(_ hash: SHA256Digest, level: Int) throws {
        if level == hashes.count {
            hashes.append([])
            counts.append(0)
        }
        hashes[level].append(hash)
        counts[level] += 1
        if hashes[level].count == TilePath.widthMax { try writeHashes(level) }
    }

    private mutating func writeHashes(_ level: Int) throws {
        let width = hashes[level].count
        let tile = TilePath(
            content: .hashes(level: level),
            index: (counts[level] - 1) / TilePath.widthMax,
            width: width
        )
        try export.write(hashes[level].flatMap(\.bytes), to: export.path(tile))
        hashes[level].removeAll(keepingCapacity: true)
    }

    private mutating func writeEntries() throws {
        let tile = TilePath(
            content: .entries,
            index: (frontier.size - 1) / TilePath.widthMax,
            width: entries.count
        )
        guard let bundle = EntryBundle.encode(entries) else {
            throw ExportError.treeDiffers(size: frontier.size)
        }
        try export.write(bundle, to: export.path(tile))
        entries.removeAll(keepingCapacity: true)
    }
}
