package import NIOCore

/// The address that limits count as one client.
///
/// For IPv6 that is the first half, as a client usually owns all addresses of its /64 network.
package enum ClientAddress: Hashable, Sendable {
    case ipv4(UInt64)
    case ipv6(network: UInt64)
    case everybodyElse

    package init(_ address: SocketAddress?) {
        switch address {
        case .v4(let address):
            let bytes = unsafe withUnsafeBytes(of: address.address) { unsafe Array($0) }
            self = .ipv4(Self.number(bytes[4..<8]))
        case .v6(let address):
            let bytes = unsafe withUnsafeBytes(of: address.address) { unsafe Array($0) }
            self.init(ipv6: bytes[8..<24])
        case .unixDomainSocket, nil: self = .everybodyElse
        }
    }

    init(ipv6 bytes: ArraySlice<UInt8>) {
        // A dual-stack socket reports IPv4 as ::ffff:a.b.c.d.
        let isMapped = bytes.prefix(12).elementsEqual(Self.mapped)
        self =
            isMapped
            ? .ipv4(Self.number(bytes.suffix(4))) : .ipv6(network: Self.number(bytes.prefix(8)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}
