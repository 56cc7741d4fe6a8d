import Testing
import TestSupport
import Transparency

@Suite struct TileTests {
    @Test func `a tree of 70,000 entries has the tiles that the specification names`() {
        let tiles = TilePath.all(ofSize: 70_000)
        let paths = tiles.map(\.description)
        #expect(tiles.count { $0.content == .hashes(level: 0) && $0.width == 256 } == 273)
        #expect(tiles.count { $0.content == .hashes(level: 1) && $0.width == 256 } == 1)
        #expect(tiles.count { $0.width < 256 } == 4)
        for path in [
            "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
            "tile/entries/000", "tile/entries/273.p/112",
        ] { #expect(paths.contains(path)) }
        #expect(paths.count == 274 + 2 + 1 + 274)
        #expect(Set(paths).count == paths.count)
    }

    @Test func `a tree of 256 entries has one full tile and a partial one above`() {
        #expect(
            TilePath.all(ofSize: 256).map(\.description)
                == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]
        )
        #expect(TilePath.all(ofSize: 0) == [])
        #expect(
            TilePath.all(ofSize: 1).map(\.description) == [
                "tile/0/000.p/1", "tile/entries/000.p/1",
            ]
        )
    }

    @Test func `a large index has a folder for each thousand`() throws {
        let tiles = TilePath.all(ofSize: 1_234_067 * 256 + 8)
        let last = try #require(tiles.last { $0.content == .hashes(level: 0) })
        #expect(last.description == "tile/0/x001/x234/067.p/8")
        #expect(tiles[1_000].description == "tile/0/x001/000")
        #expect(tiles[999].description == "tile/0/999")
    }

    @Test func `a tile holds nodes that the tree has, and the next is not there yet`() {
        let size = 600
        let tree = TestTree(size: size)
        for tile in TilePath.all(ofSize: size) {
            #expect(tile.nodes.allSatisfy { tree.nodes[$0] != nil })
            guard let last = tile.nodes.last else {
                #expect(tile.content == .entries)
                continue
            }
            #expect(tile.nodes.count == tile.width)
            let next = MerkleTree.Position(level: last.level, index: last.index + 1)
            #expect(tile.width == 256 || tree.nodes[next] == nil)
        }
    }

    @Test func `a bundle is read as it is written`() throws {
        let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535), Array("abc".utf8)]
        let bytes = try #require(EntryBundle.encode(entries))
        #expect(bytes.prefix(5) == [0, 0, 0, 1, 1])
        #expect(EntryBundle.decode(bytes) == entries)
        #expect(EntryBundle.decode([]) == [])
        #expect(EntryBundle.decode(bytes.dropLast()) == nil)
        #expect(EntryBundle.decode(bytes + [0]) == nil)
        #expect(EntryBundle.encode([Array(repeating: 7, count: 65_536)]) == nil)
    }
}
