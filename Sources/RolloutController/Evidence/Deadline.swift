/// Work that answers in time or is given up.
enum Deadline {
    /// The work's result; nil where the limit passed first, or the caller was cancelled.
    ///
    /// At the limit the work is cancelled and has `grace` to tidy up, as a program that is being
    /// ended has; what it answers then is dropped. Work that ignores its cancellation is left
    /// behind, and never keeps the caller any longer.
    static func result<Value: Sendable>(
        within limit: Duration,
        grace: Duration = .seconds(2),
        of work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        // Loose tasks, since a task group waits for its slowest member, however cancelled.
        let working = Task { await work() }
        if let value = await value(of: working, within: limit) { return value }
        working.cancel()
        // In a task of its own: a caller that was cancelled would not wait at all.
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
