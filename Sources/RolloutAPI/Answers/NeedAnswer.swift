package import Feasibility
import Values

package struct NeedAnswer: Encodable {
    package let stage: String
    package let check: String
    package let needs: String
    package let cleanTrials: Nullable<Int>
    package let expectedTrials: Nullable<Int>
    package let perHour: Nullable<Double>
    package let seconds: Nullable<Double>
    package let problem: Nullable<String>

    package init(_ need: Need) {
        stage = need.stage
        check = need.check
        needs = need.text
        problem = Nullable(need.problem?.text)
        guard case .traffic(let clean, _, let expected, let pace) = need.evidence else {
            (cleanTrials, expectedTrials) = (Nullable(nil), Nullable(nil))
            (perHour, seconds) = (Nullable(nil), Nullable(nil))
            return
        }
        cleanTrials = Nullable(clean)
        expectedTrials = Nullable(expected?.trials)
        perHour = Nullable(pace?.perHour)
        seconds = Nullable(pace?.time.map { Double($0.wholeMilliseconds) / 1_000 })
    }
}
