import JSONCoding
import Rollouts
import Testing

/// The sizes of a stage's cohort: numbers of the plan, a share of the customers, or all.
@Suite struct CohortSizeTests {
    @Test(arguments: [(0.1, 30, 3), (0.1, 31, 4), (0.33, 99, 33), (0.001, 10, 1), (0.999, 1, 1)])
    func `a share is rounded up, and exact where it is whole`(
        share: Double,
        eligible: Int,
        size: Int
    ) {
        #expect(CohortSize.share(share).range(among: eligible) == size...size)
    }

    @Test func `all is as many as there are`() {
        #expect(CohortSize.all.range(among: 61_204) == 61_204...61_204)
        #expect(CohortSize.all.text(having: 61_204) == "all (61,204 listed)")
        #expect(CohortSize(least: 5, most: 5).text(having: 5) == "5 users")
    }

    @Test(arguments: [
        CohortSize(least: 10, most: 20), CohortSize(least: 5_000, most: 5_000), .share(0.125), .all,
    ]) func `each is read back from the log`(size: CohortSize) throws {
        let bytes = try CanonicalJSON.encode(size)
        #expect(try CanonicalJSON.decode(CohortSize.self, from: bytes) == size)
    }

    @Test func `the form in numbers is as it was`() throws {
        let bytes = try CanonicalJSON.encode(CohortSize(least: 10, most: 20))
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"least":10,"most":20}"#)
    }
}
