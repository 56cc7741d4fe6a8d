import Foundation
import Transparency

/// What a new log's key is called: the machine, the log's path and some digits that make it
/// another log than one of the same path before.
enum LogKeyName {
    static func made(for path: String) throws -> KeyName {
        let host = ProcessInfo.processInfo.hostName
        let digits = SHA256Digest(of: Array(UUID().uuidString.utf8)).hex.prefix(8)
        let path = path.split(separator: "/").joined(separator: "/")
        let name = "\(host)/\(path)/\(digits)".map { isPlain($0) ? $0 : "-" }
        guard let name = KeyName(String(name)) else { throw LogSignerError.noName(host: host) }
        return name
    }

    /// Nothing that a note, a shell or a URL would take for something else.
    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || "-._/".contains(character))
    }
}
