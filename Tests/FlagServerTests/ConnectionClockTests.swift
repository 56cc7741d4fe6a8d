import NIOCore
@testable import FlagServer
import Testing

@Suite struct ConnectionClockTests {
    private let start = NIODeadline.now()
    private var clock: ConnectionClock { ConnectionClock(limits: ConnectionLimits(), at: start) }

    @Test func `a request has ten seconds from its first byte, however many follow`() {
        let clock = clock
        #expect(clock.deadline == start + .seconds(60))
        clock.bytesArrived(1, at: start + .seconds(50))
        clock.bytesArrived(1, at: start + .seconds(55))
        #expect(clock.isInRequest)
        #expect(clock.deadline == start + .seconds(60))
        clock.headEnded()
        clock.bytesArrived(1, at: start + .seconds(59))
        #expect(clock.deadline == start + .seconds(60))
    }

    @Test func `an answer gives another minute`() {
        let clock = clock
        clock.bytesArrived(1, at: start + .seconds(50))
        clock.requestAnswered(at: start + .seconds(51))
        #expect(!clock.isInRequest)
        #expect(clock.deadline == start + .seconds(111))
    }

    @Test func `a shutdown leaves eight seconds at most`() {
        let clock = clock
        clock.shutdownBegan(at: start + .seconds(20))
        #expect(clock.deadline == start + .seconds(28))
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
