package import Feasibility
package import PlanLanguage
package import RolloutController
import Rollouts

package struct PlanCheckAnswer: Encodable {
    package let name: String
    package let digest: String
    package let warnings: [Diagnostic]
    package let needs: [NeedAnswer]

    package init(_ file: PlanFile, _ needs: [Need]) {
        name = file.plan.name
        digest = file.digest
        warnings = file.warnings
        self.needs = needs.map(NeedAnswer.init)
    }
}
