import Foundation
import Transparency

/// The name of a new log's key, from the host, the log's path and random digits.
///
/// The digits distinguish the log from an earlier one at the same path.
enum LogKeyName {
    static func made(for path: String) throws -> KeyName {
        let host = ProcessInfo.processInfo.hostName
        let digits = SHA256Digest(of: Array(UUID().uuidString.utf8)).hex.prefix(8)
        let path = path.split(separator: "/").joined(separator: "/")
        let name = "\(host)/\(path)/\(digits)".map { isPlain($0) ? $0 : "-" }
        guard let name = KeyName(String(name)) else { throw LogSignerError.noName(host: host) }
        return name
    }

    /// True for characters without a special meaning in a note, a shell or a URL.
    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || "-._/".contains(character))
    }
}
