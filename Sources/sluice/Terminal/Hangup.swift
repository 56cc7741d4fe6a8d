import Foundation

/// The signal of a terminal that was closed.
enum Hangup {
    /// Lets a server outlive the terminal that it was started from.
    static func ignore() { _ = signal(SIGHUP, SIG_IGN) }
}
