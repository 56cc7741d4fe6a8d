/// One file of a log laid out as static files (c2sp.org/tlog-tiles v0.1.0).
package struct TilePath: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// Nodes of the tree at eight times this level, 32 bytes each.
        case hashes(level: Int)
        /// The entries themselves, encoded as `EntryBundle`.
        case entries
    }

    package let content: Content
    /// The position in its level, from 0.
    package let index: Int
    /// The number of hashes or entries: 1 to 256.
    package let width: Int

    package static let widthMax = 256

    package init(content: Content, index: Int, width: Int) {
        self.content = content
        self.index = index
        self.width = width
    }
}

extension TilePath: CustomStringConvertible {
    /// The path below the log's folder: `tile/0/x001/x234/067.p/8`.
    package var description: String {
        let folder =
            switch content {
            case .hashes(let level): "tile/\(level)"
            case .entries: "tile/entries"
            }
        let suffix = width < Self.widthMax ? ".p/\(width)" : ""
        return "\(folder)/\(Self.groups(of: index))\(suffix)"
    }

    /// Groups the digits by three, so that no folder has more than 1,000 files.
    private static func groups(of index: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let group = String(rest % 1_000)
            let zeros = String(repeating: "0", count: 3 - group.count)
            groups.append((groups.isEmpty ? "" : "x") + zeros + group)
            rest /= 1_000
        } while rest > 0
        return groups.reversed().joined(separator: "/")
    }
}

extension TilePath {
    /// Every file of a tree of `size` entries except its checkpoint: the hashes from the leaves up,
    /// then the entries.
    package static func all(ofSize size: Int) -> [TilePath] {
        var tiles: [TilePath] = []
        var (level, count) = (0, size)
        while count > 0 {
            tiles += row(.hashes(level: level), count: count)
            (level, count) = (level + 1, count / widthMax)
        }
        return tiles + row(.entries, count: size)
    }

    private static func row(_ content: Content, count: Int) -> [TilePath] {
        stride(from: 0, to: count, by: widthMax).map { start in
            TilePath(
                content: content,
                index: start / widthMax,
                width: min(widthMax, count - start)
            )
        }
    }

    /// The positions that the tile holds: of nodes at level 8·l, or of entries.
    package var range: Range<Int> {
        index * Self.widthMax..<index * Self.widthMax + width
    }

    /// The nodes of a tile of hashes; none for entries.
    package var nodes: [MerkleTree.Position] {
        switch content {
        case .hashes(let level):
            range.map { MerkleTree.Position(level: 8 * level, index: $0) }
        case .entries: []
        }
    }
}
