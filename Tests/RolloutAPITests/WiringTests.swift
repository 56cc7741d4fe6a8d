import RolloutAPI
import RolloutController
import Testing
import TestSupport

@Suite struct WiringTests {
    @Test func `an option comes before the environment, and that before the default`() {
        let environment = Environment(["SLUICE_LOG": "a.db", "SLUICE_KEY_FILE": ""])
        #expect(LogSettings(environment: environment).logPath == "a.db")
        #expect(LogSettings(log: "b.db", environment: environment).logPath == "b.db")
        #expect(LogSettings(environment: Environment(["SLUICE_LOG": ""])).logPath == "./sluice.db")
        #expect(environment.value("SLUICE_KEY_FILE") == nil)
        #expect(environment.value("SLUICE_POLICY") == nil)
    }

    @Test func `a flag is set by a word, and another word is no guess`() throws {
        func flag(_ word: String?) throws -> Bool {
            try Environment(word.map { ["FLAG": $0] } ?? [:]).flag("FLAG")
        }
        for word in ["1", "true", "TRUE", "Yes", "oN"] { #expect(try flag(word)) }
        for word in [nil, "", "0", "false", "No", "OFF"] { #expect(try !flag(word)) }
        for word in [" ", "1 ", "2", "y", "t", "ja", "on\n", "+1", "０"] {
            #expect(throws: FieldProblem.self, "\(word)") { try flag(word) }
        }
    }

    @Test func `the only rollout needs no name, and a wrong one gets the nearest`() async throws {
        let sample = try await SampleRollout()
        defer { sample.folder.remove() }
        var settings = LogSettings(environment: Environment([:]))
        #expect(try settings.rolloutName(in: sample.log) == SampleRollout.name)
        settings.rollout = "sample-1.1"
        let failure = #expect(throws: Failure.self) { try settings.rolloutName(in: sample.log) }
        #expect(failure?.description.hasSuffix("did you mean sample-1.0?") == true)
    }
}
