package import Cohorts

extension SharedFile {
    /// Writes the flags of all rollouts in the log to the file, in flagd's format.
    ///
    /// - Throws: `SharedFileError`, and errors of reading the log.
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
