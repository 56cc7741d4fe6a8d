import RolloutAPI
import Witness

extension WitnessServerError: ReportableError {
    package var advice: String? { "; choose another with --listen" }
}
