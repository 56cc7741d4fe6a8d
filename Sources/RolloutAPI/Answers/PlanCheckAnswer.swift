package import Feasibility
package import PlanLanguage
package import RolloutController
package import Rollouts
import Values

package struct PlanCheckAnswer: Encodable {
    package let name: String
    package let digest: String
    /// The values of the file's variables.
    package let variables: [PlanValue]
    package let warnings: [Diagnostic]
    package let needs: [NeedAnswer]
    /// The least time from the first advance to completion.
    package let leastSeconds: Double
    /// The next openings, if the plan has weekly times.
    package let openings: [OpeningAnswer]

    package init(_ file: PlanFile, _ needs: [Need], openings: [Opening] = []) {
        name = file.plan.name
        digest = file.digest
        variables = file.values
        warnings = file.warnings
        self.openings = openings.map(OpeningAnswer.init)
        self.needs = needs.map(NeedAnswer.init)
        let time = file.plan.leastTime(given: needs)
        leastSeconds = Double(time.wholeMilliseconds) / 1_000
    }
}
