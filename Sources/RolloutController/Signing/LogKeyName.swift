import AuditLog
import Foundation

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

/// Where a log's key is, unless it is said.
package enum LogKeyPath {
    /// Not in the log's folder: `~/.local/state/sluice/NAME-DIGITS.key`, the digits from the log's
    /// whole path.
    package static func standard(for log: String, environment: [String: String]) -> String {
        let state =
            environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? FileManager.default.homeDirectoryForCurrentUser.path + "/.local/state"
        let digits = SHA256Digest(of: Array(log.utf8)).hex.prefix(12)
        let name = URL(fileURLWithPath: log).deletingPathExtension().lastPathComponent
        return "\(state)/sluice/\(name)-\(digits).key"
    }
}
