/// Limits the time that work may take.
enum Deadline {
    /// Returns the work's result; nil if the limit passed first or the caller was cancelled.
    ///
    /// At the limit the work is cancelled and has `grace` to clean up, as when a program is being
    /// terminated; a result from then on is dropped. Work that ignores its cancellation is
    /// abandoned and never delays the caller any longer.
    static func result<Value: Sendable>(
        within limit: Duration,
        grace: Duration = .seconds(2),
        of work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        // Unstructured tasks, as a task group waits for its slowest member even if cancelled.
        let working = Task { await work() }
        if let value = await value(of: working, within: limit) { return value }
        working.cancel()
        // In a separate task, as a cancelled caller would not wait at all.
        _ = await Task { await value(of: working, within: grace) }.value
        return nil
    }

    private static func value<Value: Sendable>(
        of work: Task<Value, Never>,
        within limit: Duration
    ) async -> Value? {
        let (ends, end) = AsyncStream.makeStream(of: Value?.self)
        let waiting = Task { end.yield(await work.value) }
        let timer = Task {
            try? await Task.sleep(for: limit)
            end.yield(nil)
        }
        defer {
            waiting.cancel()
            timer.cancel()
        }
        for await first in ends { return first }
        return nil
    }
}
