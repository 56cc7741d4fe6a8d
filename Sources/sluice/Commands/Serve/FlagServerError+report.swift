import FlagServer
import RolloutAPI

extension FlagServerError: ReportableError {
    package var advice: String? { "; choose another with --listen" }
}
