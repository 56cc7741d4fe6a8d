import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Rollouts

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension HTTPExchange {
    /// Returns the reason there is no answer.
    ///
    /// Never the error's own text, as it may contain the address, which may be a secret.
    ///
    /// `security` is that of a connection by TLS; nil for one without.
    static func explanation(
        of error: any Error,
        answerBytesMax: Int,
        over security: ChannelSecurity?
    ) -> String {
        switch error {
        case is NIOTooManyBytesError:
            tooLargeText(answerBytesMax)
        case is HTTPParserError:
            "the answer is not HTTP"
        case let error as HTTPClientError:
            (clientProblems.first { $0.error == error }?.text ?? "the request cannot be made")
                + (error == .remoteConnectionClosed ? security?.closedByPeer ?? "" : "")
        case NIOSSLError.uncleanShutdown:
            closed + (security?.closedByPeer ?? "")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError, is OtherServer:
            (security ?? ChannelSecurity()).explanation(of: error)
        case let error as IOError where security != nil && error.isClosing:
            closed + (security?.closedByPeer ?? "")
        case _:
            "no connection"
        }
    }

    /// The error that a request throws whose answer exceeds the limit.
    static func tooLarge(answerBytesMax: Int) -> Unavailable {
        .sourceFailed(tooLargeText(answerBytesMax))
    }

    private static func tooLargeText(_ bytesMax: Int) -> String {
        "the answer is larger than \(bytesMax / 1_048_576) MiB"
    }

    private static let closed = "the connection was closed before the answer"

    private static let clientProblems: [(error: HTTPClientError, text: String)] = [
        (.invalidURL, "its address is not an http or https address"),
        (.emptyHost, "its address has no host"),
        (.emptyScheme, "its address is not an http or https address"),
        (.connectTimeout, "no connection in time"),
        (.tlsHandshakeTimeout, "no TLS connection in time"),
        (.readTimeout, "no answer in time"),
        (.deadlineExceeded, "no answer in time"),
        (.cancelled, "given up"),
        (.remoteConnectionClosed, closed),
    ]
}

extension IOError {
    /// True if the other side closed a connection that there was.
    fileprivate var isClosing: Bool { [ECONNRESET, EPIPE].contains(errnoCode) }
}
