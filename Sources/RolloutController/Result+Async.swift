extension Result where Failure == any Error {
    /// What becomes of work that may fail; the standard library has it for work that does not wait.
    package init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
