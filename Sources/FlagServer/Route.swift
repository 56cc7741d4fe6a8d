import Foundation
import NIOHTTP1

/// The resource that a path identifies.
enum Route: Hashable, Sendable {
    case flag(key: String)
    case allFlags
    case flagd
    case health
    case nothing

    init(_ uri: String) {
        let path = uri.utf8.prefix { $0 != UInt8(ascii: "?") }
        if path.starts(with: Self.flagPrefix) {
            let key = Substring(path.dropFirst(Self.flagPrefix.count))
            self = .flag(
                key: key.utf8.contains(UInt8(ascii: "%")) ? Self.decoded(key) : String(key)
            )
        } else {
            switch Substring(path) {
            case "/ofrep/v1/evaluate/flags": self = .allFlags
            case "/flagd/flags.json": self = .flagd
            case "/healthz": self = .health
            case _: self = .nothing
            }
        }
    }

    /// The value of the `Allow` field; nil if the resource does not exist.
    var allowed: String? {
        switch self {
        case .flag, .allFlags: "POST"
        case .flagd, .health: "GET, HEAD"
        case .nothing: nil
        }
    }

    func allows(_ method: HTTPMethod) -> Bool {
        switch self {
        case .flag, .allFlags: method == .POST
        case .flagd, .health: method == .GET || method == .HEAD
        case .nothing: true
        }
    }

    private static let flagPrefix = Array("/ofrep/v1/evaluate/flags/".utf8)

    /// Returns the decoded key, or the key as sent if it cannot be decoded: no flag has that name.
    private static func decoded(_ key: Substring) -> String {
        key.removingPercentEncoding ?? String(key)
    }
}
