import NIOCore
import Synchronization

/// The open connections of a server, of which no address has more than its share.
///
/// A new connection of an address that has its share takes the place of the one that this address
/// uses least; if all places are taken, of the address that has the most.
final class ConnectionTable: Sendable {
    private let most: Int
    private let share: Int
    private let places = Mutex(Places())

    struct Connection: Sendable {
        let channel: any Channel
        let activity: ConnectionActivity
    }

    fileprivate struct Places {
        var count = 0
        var byAddress: [ClientAddress: [Connection]] = [:]
    }

    /// Requires at least one place.
    init(most: Int) {
        precondition(most > 0, "a server without a connection")
        self.most = most
        share = max(1, most / 2)
    }

    var count: Int { places.withLock { $0.count } }

    /// Returns true if the connection has a place now, which it has until it is closed.
    func admits(_ connection: Connection, of client: ClientAddress, at now: NIODeadline) -> Bool {
        let (isAdmitted, displaced) = places.withLock { places -> (Bool, Connection?) in
            var displaced: Connection?
            if let crowded = crowdedAddress(for: client, in: places) {
                displaced = places.removeLeastUsed(of: crowded, at: now)
                if displaced == nil { return (false, nil) }
            }
            places.add(connection, of: client)
            return (true, displaced)
        }
        displaced?.channel.close(promise: nil)
        guard isAdmitted else { return false }
        connection.channel.closeFuture.whenComplete { _ in
            self.places.withLock { $0.remove(connection, of: client) }
        }
        return true
    }

    /// Returns the address that must give a place up for one of `client`; nil if none has to.
    private func crowdedAddress(for client: ClientAddress, in places: Places) -> ClientAddress? {
        let own = places.byAddress[client]?.count ?? 0
        if own >= share { return client }
        guard places.count >= most else { return nil }
        let crowd = places.byAddress.max { $0.value.count < $1.value.count }
        return crowd.flatMap { $0.value.count > own ? $0.key : nil } ?? client
    }
}

extension ConnectionTable.Places {
    mutating func add(_ connection: ConnectionTable.Connection, of client: ClientAddress) {
        byAddress[client, default: []].append(connection)
        count += 1
    }

    mutating func remove(_ connection: ConnectionTable.Connection, of client: ClientAddress) {
        guard
            let index = byAddress[client]?.firstIndex(where: {
                $0.activity === connection.activity
            })
        else { return }
        take(index, of: client)
    }

    mutating func removeLeastUsed(
        of client: ClientAddress,
        at now: NIODeadline
    ) -> ConnectionTable.Connection? {
        let connections = byAddress[client] ?? []
        let ranks = connections.enumerated().compactMap { index, connection in
            connection.activity.rank(at: now).map { (index, $0) }
        }
        guard let first = ranks.min(by: { $0.1 < $1.1 }) else { return nil }
        take(first.0, of: client)
        return connections[first.0]
    }

    private mutating func take(_ index: Int, of client: ClientAddress) {
        byAddress[client]?.remove(at: index)
        if byAddress[client]?.isEmpty == true { byAddress[client] = nil }
        count -= 1
    }
}
