import AuditLog

extension RolloutLog {
    /// Opens the log that is there; never makes one.
    package static func open(at path: String) throws -> RolloutLog {
        RolloutLog(try DecisionLog.open(at: path) { try $0.searchTerms })
    }

    /// Opens a log, and makes it where there is none.
    package static func create(at path: String) throws -> RolloutLog {
        RolloutLog(try DecisionLog.create(at: path) { try $0.searchTerms })
    }
}
