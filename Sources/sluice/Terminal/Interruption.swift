/// Handles SIGINT and SIGTERM while evidence is gathered.
///
/// Programs and requests that were started are ended too, and nothing is recorded. A write in
/// progress is completed and shown before the signal takes effect, but nothing is waited for beyond
/// ``SignalHandling/patience``. Elsewhere, as at a prompt, the signal takes effect at once.
enum Interruption {
    static func heeded<Result: Sendable>(
        during work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        SignalHandling.shared.begin { task.cancel() }
        let result = await task.result
        SignalHandling.shared.finish()
        return try result.get()
    }
}
