import AuditLog

extension RolloutLog {
    /// Opens an existing log; never creates one.
    package static func open(at path: String, stops: StopFile? = nil) throws -> RolloutLog {
        RolloutLog(try DecisionLog.open(at: path) { try $0.searchTerms }, stops: stops)
    }

    /// Opens a log, and creates it if there is none.
    package static func create(at path: String) throws -> RolloutLog {
        RolloutLog(try DecisionLog.create(at: path) { try $0.searchTerms })
    }
}
