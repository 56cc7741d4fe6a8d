import Foundation
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// A server whose error names the address it cannot listen on.
struct ListeningServer: Service {
    let server: Server<ConnectionSetup>
    let host: String
    let port: Int

    func run() async throws {
        do {
            try await server.run()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw FlagServerError.cannotListen(host: host, port: port, why: Self.reason(error))
        }
    }

    /// Returns the system's description of the error, without the name of the failed call.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        return unsafe String(cString: strerror(error.errnoCode))
    }
}

package enum FlagServerError: Error, Hashable, Sendable {
    case cannotListen(host: String, port: Int, why: String)
}

extension FlagServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotListen(let host, let port, let why):
            "nothing can be served on \(host):\(port): \(why)"
        }
    }
}
