import AuditLog
import Cohorts

extension CohortList {
    /// Prints one id per line and nothing else, for programs that read lines.
    func printIDs() {
        for id in members { Console.print(data: id.text) }
    }
}
