@testable import Cohorts
import Testing
@testable import Values

struct CohortRankTests {
    // hashlib.sha256(salt.encode() + b"\0" + id.encode()).hexdigest()
    @Test(arguments: [
        (
            "forecast-1.0.0", "cust-0007",
            "1735f434bbeb9dc0f4c3e4e2e0e73ec6aa491793db797b48604129d02abc28c0"
        ),
        (
            "forecast-1.0.0", "cust-0019",
            "7a22a6d3ed7c9e411b7fac9621589926a81c198bfa4372ce0e2ab634551f4475"
        ),
        ("", "a", "022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c"),
        (
            String(repeating: "s", count: 100), String(repeating: "x", count: 200),
            "d5a57efaf6c52c6347d378c3a8a073e4cd6e68abdb67e905219657f5b881c4dd"
        ),
        ("söl\u{FC}t", "顧客-1", "4b2e8fee0765d5edf3a89ba22226098cbacc5489317f85907923f3fefe1f3118"),
    ])
    func `a rank is what hashlib says`(salt: String, id: String, hex: String) throws {
        let rank = CohortRanking(salt: salt).rank(of: try CustomerID(id))
        #expect(rank.hex == hex)
        #expect(CohortRank(hex: hex) == rank)
    }

    @Test func `two normal forms are two customers with two ranks`() throws {
        let one = try CustomerID("caf\u{E9}")
        let other = try CustomerID("cafe\u{301}")
        #expect(one.text == other.text)
        #expect(one != other)
        let ranking = CohortRanking(salt: "salt")
        #expect(
            ranking.rank(of: one).hex
                == "8dc4ee14f411af800a93a29d5272c2abb0abe1e4efb2507e5b04a89e77ef5cbd"
        )
        #expect(
            ranking.rank(of: other).hex
                == "255b2bb2503e4602e40f211e50a00b48b263aec43c0ad7cce3f41b636c68a087"
        )
    }

    @Test func `ranks are ordered as their bytes are`() throws {
        let ranking = CohortRanking(salt: "order")
        let ranks = try (0..<300).map { ranking.rank(of: try CustomerID("\($0)")) }
        #expect(ranks.sorted().map(\.hex) == ranks.map(\.hex).sorted())
        let words = [SIMD4<UInt64>(1, 0, 0, 0), [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], .zero]
        #expect(words.map { CohortRank(words: $0) }.sorted().map(\.words) == words.reversed())
    }

    @Test(arguments: ["", "00", String(repeating: "g", count: 64), "+" + zeros.dropLast()])
    func `what is not 64 digits is no rank`(text: String) {
        #expect(CohortRank(hex: text) == nil)
    }

    private static let zeros = String(repeating: "0", count: 64)
}
