import Foundation
import Transparency

/// The default path of a log's key.
package enum LogKeyPath {
    /// Returns `~/.local/state/sluice/NAME-DIGITS.key`, with digits from the log's whole path.
    ///
    /// The key is deliberately not in the log's folder.
    package static func standard(for log: String, environment: [String: String]) -> String {
        func folder(_ name: String) -> String? {
            // The XDG specification says to ignore relative paths.
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let home = folder("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path
        let state = folder("XDG_STATE_HOME") ?? home + "/.local/state"
        let digits = SHA256Digest(of: Array(log.utf8)).hex.prefix(12)
        let name = URL(fileURLWithPath: log).deletingPathExtension().lastPathComponent
        return "\(state)/sluice/\(name)-\(digits).key"
    }
}
