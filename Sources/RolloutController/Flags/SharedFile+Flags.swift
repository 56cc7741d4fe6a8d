package import Cohorts

extension SharedFile {
    /// Keeps the flags in the file as flagd wants them, of every rollout that the log has now.
    ///
    /// - Throws: `SharedFileError`, and what reading the log throws.
    @discardableResult
    package func publish(_ log: RolloutLog) throws -> FlagFile {
        var file = FlagFile([])
        try keep {
            file = FlagFile(try log.flags())
            return file.json
        }
        return file
    }
}
