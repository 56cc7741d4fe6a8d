import Foundation
import JSONCoding
import PlanLanguage
import Rollouts
import Testing

/// Plans without a mistake, each about a part of the language.
@Suite struct AcceptedTests {
    @Test(arguments: Fixtures.accepted)
    func `a plan without a mistake is taken without a word, and read back from the log`(
        file: URL
    ) throws {
        let parsed = PlanParser.parse(try Fixtures.text(file))
        #expect(parsed.report.isEmpty)
        let plan = try #require(parsed.plan)
        let logged = try CanonicalJSON.encode(plan)
        #expect(try CanonicalJSON.decode(Plan.self, from: logged) == plan)
    }
}
