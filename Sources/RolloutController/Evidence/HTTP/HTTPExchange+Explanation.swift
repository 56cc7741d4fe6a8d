import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension HTTPExchange {
    /// Why there is no answer.
    ///
    /// Never the error's own text: it may hold the address, and that may be a secret.
    static func explanation(of error: any Error, answerBytesMax: Int) -> String {
        switch error {
        case is NIOTooManyBytesError:
            "the answer is larger than \(answerBytesMax / 1_048_576) MiB"
        case is HTTPParserError:
            "the answer is not HTTP"
        case let error as HTTPClientError:
            clientProblems.first { $0.error == error }?.text ?? "the request cannot be made"
        case _ where isFromTLS(error):
            "TLS failed: no trusted certificate, or no TLS at all"
        case _:
            "no connection"
        }
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

    /// The TLS library's error types are not ours to import; their names tell.
    private static func isFromTLS(_ error: any Error) -> Bool {
        let name = String(describing: type(of: error))
        return name.contains("SSL") || name.contains("TLS")
    }
}
