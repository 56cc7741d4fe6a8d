import Synchronization

/// The names of work that is under way, none of which is begun twice.
final class Underway: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Returns false if the work is under way already.
    func begin(_ name: String) -> Bool { names.withLock { $0.insert(name).inserted } }

    func end(_ name: String) { names.withLock { _ = $0.remove(name) } }
}
