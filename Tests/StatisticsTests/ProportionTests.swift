import Foundation
import Statistics
import Testing

struct ProportionTests {
    @Test(arguments: [(-1, 5), (6, 5), (0, -1), (0, 1_000_000_000_000_001), (.min, .max)])
    func `counts that contradict each other are no proportion`(failures: Int, trials: Int) {
        #expect(Proportion(failures: failures, trials: trials) == nil)
    }

    @Test func `a proportion survives coding`() throws {
        let proportion = try #require(Proportion(failures: 3, trials: 400))
        let data = try JSONEncoder().encode(proportion)
        #expect(try JSONDecoder().decode(Proportion.self, from: data) == proportion)
        #expect(proportion.successes == 397)
        #expect(proportion.reversed == Proportion(failures: 397, trials: 400))
    }

    @Test(arguments: [
        #"{"failures":6,"trials":5}"#,
        #"{"failures":-1,"trials":5}"#,
        #"{"failures":0.5,"trials":5}"#,
        #"{"trials":5}"#,
        #"{"failures":0,"trials":1e30}"#,
    ])
    func `no decoding yields what cannot be counted`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Proportion.self, from: Data(json.utf8))
        }
    }
}
