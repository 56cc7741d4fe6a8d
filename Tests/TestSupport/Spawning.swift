import Foundation
import Synchronization

/// The starting of programs, one after the other.
package enum Spawning {
    private static let turn = Mutex(())

    /// Starts a program while no other is being started.
    ///
    /// A program inherits what another one's start has just opened. If it runs for long, whoever
    /// waits for the end of the other one waits for it too.
    package static func alone<Result>(
        _ start: () throws -> sending Result
    ) rethrows -> sending Result {
        try turn.withLock { _ in try start() }
    }
}
