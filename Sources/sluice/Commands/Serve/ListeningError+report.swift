import BoundedHTTP
import RolloutAPI

extension ListeningError: ReportableError {
    package var advice: String? { "; choose another with --listen" }
}
