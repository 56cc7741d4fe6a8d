import RolloutAPI
import Witness

extension WitnessServerError: ReportableError {}
