import FlagServer
import RolloutAPI

extension FlagServerError: ReportableError {}
