import AuditLog
import FlagServer
import RolloutController

extension FlagsUnavailable {
    /// Creates the reason for an error of following a log.
    init(reading error: any Error) {
        switch error {
        case let refusal as HeadRefusal:
            self.init(why: "\(refusal)", details: "\(refusal)", isRefusal: true)
        case let error as LogError:
            self.init(why: error.anywhere.reason, details: error.reason, isRefusal: false)
        case _:
            self.init(
                why: "the log cannot be checked; the output of the server says why",
                details: "\(error)",
                isRefusal: false
            )
        }
    }
}
