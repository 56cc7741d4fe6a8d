import Foundation
import NIOSSL
import Rollouts

/// The certificates by which connections are made: those to trust, and one's own.
struct ChannelSecurity: Sendable {
    /// The settings of TLS; nil for those of the client, with the authorities of the system.
    var configuration: TLSConfiguration?
    /// The name that the server's certificate must bear; nil for the address's host.
    var server: String?
    /// The place of the trusted authorities in words; nil for the system's.
    var authorities: String?
    /// The place of one's own certificate in words; nil if none is shown.
    var own: String?
    /// True if the plan asks for it, so that a connection without TLS is refused.
    var isRequired = false

    /// The security of connections that no plan describes, such as those to witnesses.
    static var usual: Self {
        get throws(Unavailable) {
            try SecretResolver(folder: "", environment: ProcessInfo.processInfo.environment)
                .security(of: nil)
        }
    }
}

extension TLSConfiguration {
    /// The settings of all connections: nothing from before TLS 1.2, which RFC 8996 has ended, and
    /// a certificate that is verified by its signatures, its dates and its name.
    static var ofClients: Self {
        var configuration = makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        return configuration
    }
}
