import Rollouts
import Synchronization
import Values

/// The clocks of web services, as they were heard while evidence was gathered.
package final class HeardClocks: Sendable {
    private let newest = Mutex<[String: Instant]>([:])

    package init() {}

    /// Takes the moment at which a source says that it answered, if it says so.
    func hear(_ source: String, _ time: Instant?) {
        guard let time else { return }
        newest.withLock { $0[source] = max($0[source] ?? time, time) }
    }

    /// One clock a source, in the order of their names.
    var clocks: [KnownClock] {
        newest.withLock { $0 }.sorted { $0.key < $1.key }.map {
            KnownClock(name: "the source \($0.key)", at: $0.value, isReadNow: true)
        }
    }
}
