import Foundation

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

    /// Does work that goes on until somebody ends it by SIGINT, which is no failure then.
    ///
    /// `leaving` puts the terminal right, whatever ends the work, and may be called twice.
    static func awaited(
        leaving: @escaping @Sendable () -> Void = {},
        during work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let task = Task { try await work() }
        SignalHandling.shared.begin(endingQuietlyBy: SIGINT, leaving: leaving) { task.cancel() }
        let result = await task.result
        leaving()
        if !SignalHandling.shared.finish() { try result.get() }
    }
}
