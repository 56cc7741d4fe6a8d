extension DecisionLog {
    /// Opens an existing log in a file; never makes one.
    package static func open(
        at path: String,
        indexing: @escaping Indexing
    ) throws -> DecisionLog {
        DecisionLog(in: try SQLiteStore.open(at: path), indexing: indexing)
    }

    /// Opens a log in a file, or makes it if there is none or if making it was interrupted.
    package static func create(
        at path: String,
        indexing: @escaping Indexing
    ) throws -> DecisionLog {
        DecisionLog(in: try SQLiteStore.create(at: path), indexing: indexing)
    }

    /// Returns the state of a log's files, without opening them.
    ///
    /// - Throws: `LogError`, also if one is not a regular file.
    package static func changeMark(at path: String) throws -> ChangeMark {
        try SQLiteStore.changeMark(at: path)
    }
}
