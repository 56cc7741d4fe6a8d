import NIOCore
import NIOEmbedded
import Testing

@testable import BoundedHTTP

@Suite struct ConnectionTableTests {
    private let start = NIODeadline.now() + .seconds(100)

    private func connection(idleFor seconds: Int64) -> ConnectionTable.Connection {
        ConnectionTable.Connection(
            channel: EmbeddedChannel(),
            activity: ConnectionActivity(at: start - .seconds(seconds))
        )
    }

    private func isClosed(_ connection: ConnectionTable.Connection) -> Bool {
        (connection.channel as? EmbeddedChannel)?.embeddedEventLoop.run()
        return !connection.channel.isActive && connection.channel.closeFuture.isFulfilled
    }

    @Test func `an address with its share gives up what it has used least`() {
        let table = ConnectionTable(most: 4)
        let (older, newer) = (connection(idleFor: 9), connection(idleFor: 3))
        #expect(table.admits(newer, of: .ipv4(1), at: start))
        #expect(table.admits(older, of: .ipv4(1), at: start))
        #expect(table.admits(connection(idleFor: 0), of: .ipv4(1), at: start))
        #expect(isClosed(older))
        #expect(!isClosed(newer))
        #expect(table.count == 2)
    }

    @Test func `if all places are taken the address with the most gives one up`() {
        let table = ConnectionTable(most: 4)
        let first = [connection(idleFor: 1), connection(idleFor: 2)]
        for connection in first { #expect(table.admits(connection, of: .ipv4(1), at: start)) }
        for address in 2...3 {
            let connection = connection(idleFor: 50)
            #expect(table.admits(connection, of: .ipv4(UInt64(address)), at: start))
        }
        #expect(table.admits(connection(idleFor: 0), of: .ipv4(4), at: start))
        #expect(isClosed(first[1]))
        #expect(!isClosed(first[0]))
        #expect(table.count == 4)
    }

    @Test func `a request on its way is not given up in its first second`() {
        let table = ConnectionTable(most: 2)
        let busy = connection(idleFor: 9)
        busy.activity.requestBegan(at: start)
        #expect(table.admits(busy, of: .ipv4(1), at: start))
        let next = connection(idleFor: 0)
        #expect(!table.admits(next, of: .ipv4(1), at: start + .milliseconds(900)))
        #expect(table.admits(next, of: .ipv4(1), at: start + .milliseconds(1_100)))
        #expect(isClosed(busy))
    }

    @Test func `a connection that waits is given up before one that is slow`() {
        let table = ConnectionTable(most: 4)
        let (slow, waiting) = (connection(idleFor: 90), connection(idleFor: 1))
        slow.activity.requestBegan(at: start - .seconds(80))
        for connection in [slow, waiting] {
            #expect(table.admits(connection, of: .ipv4(1), at: start))
        }
        #expect(table.admits(connection(idleFor: 0), of: .ipv4(1), at: start))
        #expect(isClosed(waiting))
        #expect(!isClosed(slow))
    }

    @Test func `a guest that never asked is given up before one that did`() {
        let table = ConnectionTable(most: 4)
        let (client, silent) = (connection(idleFor: 9), connection(idleFor: 1))
        client.activity.requestBegan(at: start - .seconds(9))
        client.activity.requestEnded(at: start - .seconds(9))
        for connection in [client, silent] {
            #expect(table.admits(connection, of: .ipv4(1), at: start))
        }
        #expect(table.admits(connection(idleFor: 0), of: .ipv4(1), at: start))
        #expect(isClosed(silent))
        #expect(!isClosed(client))
    }

    @Test func `a connection that has ended leaves its place`() throws {
        let table = ConnectionTable(most: 2)
        let ended = connection(idleFor: 0)
        #expect(table.admits(ended, of: .ipv4(1), at: start))
        ended.channel.close(promise: nil)
        #expect(isClosed(ended))
        #expect(table.count == 0)
    }

    @Test(arguments: [(1_000, 1_024, 896), (1_000, 1_000_000, 1_000), (1_000, 100, 50)])
    func `descriptors are kept for the process itself`(_ most: Int, _ limit: Int, _ left: Int) {
        #expect(Descriptors.connections(atMost: most, of: limit) == left)
    }
}

extension EventLoopFuture {
    fileprivate var isFulfilled: Bool {
        var isFulfilled = false
        assumeIsolated().whenComplete { _ in isFulfilled = true }
        return isFulfilled
    }
}
