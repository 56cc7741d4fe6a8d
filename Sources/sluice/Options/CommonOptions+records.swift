import RolloutAPI
import RolloutController

extension CommonOptions {
    /// Opens the log to read it, or an export of one, which is verified, and said to be one.
    func openRecords() throws -> RolloutLog {
        let (log, export) = try settings.openRecords()
        if let export { Console.say(sentences: export.sentence) }
        return log
    }
}
