extension Result where Failure == any Error {
    /// Captures the result of asynchronous work, which the standard library offers only for
    /// synchronous work.
    package init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
