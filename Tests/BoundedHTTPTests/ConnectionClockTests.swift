import NIOCore
@testable import BoundedHTTP
import Testing

@Suite struct ConnectionClockTests {
    private let start = NIODeadline.now()
    private var clock: ConnectionClock {
        ConnectionClock(
            limits: ConnectionLimits(),
            activity: ConnectionActivity(at: start),
            at: start
        )
    }

    @Test func `a connection has five seconds to say something`() {
        #expect(clock.deadline == start + .seconds(5))
    }

    @Test func `a request has ten seconds from its first byte, however many follow`() {
        let clock = clock
        clock.bytesArrived(1, at: start + .seconds(4))
        clock.bytesArrived(1, at: start + .seconds(9))
        #expect(clock.isInRequest)
        #expect(clock.deadline == start + .seconds(14))
        clock.headEnded()
        clock.bytesArrived(1, at: start + .seconds(13))
        #expect(clock.deadline == start + .seconds(14))
    }

    @Test func `an answer gives another minute`() {
        let clock = clock
        clock.bytesArrived(1, at: start + .seconds(50))
        clock.requestAnswered(at: start + .seconds(51))
        #expect(!clock.isInRequest)
        #expect(clock.deadline == start + .seconds(111))
    }

    @Test func `a shutdown leaves seven seconds at most`() {
        let clock = clock
        clock.requestAnswered(at: start + .seconds(19))
        clock.shutdownBegan(at: start + .seconds(20))
        #expect(clock.deadline == start + .seconds(27))
        clock.bytesArrived(1, at: start + .seconds(15))
        #expect(clock.deadline == start + .seconds(25))
    }

    @Test func `only bytes of a head are counted as such`() {
        let clock = clock
        clock.bytesArrived(100, at: start)
        #expect(clock.headBytes == 100)
        clock.headEnded()
        clock.bytesArrived(60_000, at: start)
        #expect(clock.headBytes == 0)
        clock.requestAnswered(at: start)
        clock.bytesArrived(7, at: start)
        #expect(clock.headBytes == 7)
    }
}
