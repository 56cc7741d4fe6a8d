import Foundation
import Transparency

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
