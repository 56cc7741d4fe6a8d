import Synchronization
import Testing

@testable import RolloutController

@Suite struct DeadlineTests {
    @Test func `work in time gives its result`() async {
        #expect(await Deadline.result(within: .seconds(60)) { 7 } == 7)
    }

    @Test(.timeLimit(.minutes(10)))
    func `work that ignores its cancellation keeps nobody waiting`() async {
        let isDone = Mutex(false)
        let result = await Deadline.result(within: .milliseconds(50), grace: .milliseconds(50)) {
            // A task of its own, which is not cancelled with the one that waits for it.
            await Task.detached { try? await Task.sleep(for: .seconds(3_600)) }.value
            isDone.withLock { $0 = true }
            return 7
        }
        #expect(result == nil)
        #expect(isDone.withLock { !$0 })
    }

    @Test func `late work is cancelled and may tidy up, but its result is dropped`() async {
        let (ends, end) = AsyncStream.makeStream(of: Bool.self)
        let result = await Deadline.result(within: .milliseconds(50)) {
            try? await Task.sleep(for: .seconds(60))
            end.yield(Task.isCancelled)
            return 7
        }
        #expect(result == nil)
        var tidied = ends.makeAsyncIterator()
        #expect(await tidied.next() == true)
    }
}
