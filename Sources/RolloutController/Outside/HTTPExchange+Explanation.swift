import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Rollouts

extension HTTPExchange {
    /// Returns the reason there is no answer.
    ///
    /// Never the error's own text, as it may contain the address, which may be a secret.
    static func explanation(of error: any Error, answerBytesMax: Int) -> String {
        switch error {
        case is NIOTooManyBytesError:
            tooLargeText(answerBytesMax)
        case is HTTPParserError:
            "the answer is not HTTP"
        case let error as HTTPClientError:
            clientProblems.first { $0.error == error }?.text ?? "the request cannot be made"
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            "TLS failed: no trusted certificate, or no TLS at all"
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

    private static let clientProblems: [(error: HTTPClientError, text: String)] = [
        (.invalidURL, "its address is not an http or https address"),
        (.emptyHost, "its address has no host"),
        (.emptyScheme, "its address is not an http or https address"),
        (.connectTimeout, "no connection in time"),
        (.tlsHandshakeTimeout, "no TLS connection in time"),
        (.readTimeout, "no answer in time"),
        (.deadlineExceeded, "no answer in time"),
        (.cancelled, "given up"),
        (.remoteConnectionClosed, "the connection was closed before the answer"),
    ]
}
