import Foundation

/// What keeps a server from ending, or would end it too early.
enum Hangup {
    /// Lets a server outlive the terminal that it was started from.
    static func ignore() { _ = signal(SIGHUP, SIG_IGN) }

    /// Ends the process although something in it hangs, such as a disk.
    static let end: @Sendable () -> Void = { _exit(EXIT_FAILURE) }
}
