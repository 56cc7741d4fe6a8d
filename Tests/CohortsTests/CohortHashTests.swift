@testable import Cohorts
import Testing
@testable import Values

struct CohortHashTests {
    // mmh3.hash(text, signed=False) * 2147483647 >> 32 of text = (salt + id).encode() and of
    // cbor2.dumps(salt + id, canonical=True).
    @Test(arguments: [
        ("forecast-1.0.0", "cust-0007", "65879205", "7ecb71a2"),
        ("", "a", "1e12b4d8", "1b8848d4"),
        ("söl\u{FC}t", "顧客-1", "3d3e102f", "7b5253fa"),
        (
            String(repeating: "s", count: 100), String(repeating: "x", count: 200),
            "30a08eb5", "502f1e11"
        ),
    ])
    func `a rank begins with flagd's bucket`(
        salt: String,
        id: String,
        utf8: String,
        cbor: String
    ) throws {
        let id = try CustomerID(id)
        let sha256 = CohortRanking(salt: salt).rank(of: id).hex
        let ranks = [CohortHash.murmur3UTF8, .murmur3CBOR].map { hash in
            CohortRanking(salt: salt, hash: hash).rank(of: id).hex
        }
        #expect(ranks == [utf8, cbor].map { $0 + sha256.prefix(56) })
    }

    @Test func `a rank's number is the beginning that a flag's rule compares`() throws {
        let ones = CohortRank(words: SIMD4(repeating: .max))
        let first = CohortRank(words: [0x0000_0001_0000_0000, 0, 0, 0])
        #expect(CohortHash.sha256.number(of: ones) == 9_007_199_254_740_991)
        #expect(CohortHash.sha256.number(of: first) == 1 << 21)
        for hash in [CohortHash.murmur3CBOR, .murmur3UTF8] {
            #expect(hash.number(of: first) == 1)
        }
    }

    @Test func `numbers are ordered as ranks are`() throws {
        for hash in CohortHash.allCases {
            let ranking = CohortRanking(salt: "order", hash: hash)
            let ranks = try (0..<2_000).map { ranking.rank(of: try CustomerID("\($0)")) }.sorted()
            let numbers = ranks.map(hash.number)
            #expect(numbers == numbers.sorted())
            #expect(Set(ranks).count == ranks.count)
        }
    }

    @Test func `another hash is another order, and a ranking knows its salt`() {
        let rankings = CohortHash.allCases.map { CohortRanking(salt: "söl\u{FC}t", hash: $0) }
        #expect(Set(rankings).count == 3)
        #expect(rankings.map(\.salt) == ["söl\u{FC}t", "söl\u{FC}t", "söl\u{FC}t"])
        #expect(
            CohortHash.allCases.map(\.rawValue) == ["sha256", "murmur3-cbor", "murmur3-utf8"]
        )
    }
}
