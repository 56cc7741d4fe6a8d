import Foundation

/// Handling of a terminal that is closed, and of a server that does not end.
enum Hangup {
    /// Lets a server outlive the terminal that it was started from.
    static func ignore() { _ = signal(SIGHUP, SIG_IGN) }

    /// Ends the process although something in it hangs, such as a disk.
    static let end: @Sendable () -> Void = { _exit(EXIT_FAILURE) }
}
