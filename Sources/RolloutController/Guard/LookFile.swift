import JSONCoding
package import Rollouts
import Synchronization
import Transparency
import Values

/// The file beside a log in which the guard notes when it last looked at each rollout.
///
/// The log has only the looks that found something new. Nothing is decided by this file: it tells
/// people whether anybody watches, and if it cannot be written no look fails for that.
package struct LookFile: Sendable {
    package let path: String

    package init(beside log: String) {
        path = "\(log).guard"
    }

    /// Returns the guard's last look at a rollout; nil if none is noted.
    package func look(at rollout: String) -> GuardLook? {
        looks()[rollout].map { GuardLook(at: $0.at, interval: $0.interval) }
    }

    func add(_ new: [String: Noted]) {
        let looks = looks().merging(new) { $1 }
        guard let bytes = try? CanonicalJSON.encode(looks) else { return }
        try? DurableFile.replace(bytes, at: path, isShared: true)
    }

    private func looks() -> [String: Noted] {
        let contents = (try? DurableFile.read(path, bytesMax: Self.bytesMax))?.bytes ?? []
        return (try? CanonicalJSON.decode([String: Noted].self, from: contents)) ?? [:]
    }

    private static let bytesMax = 1_048_576

    struct Noted: Codable, Sendable {
        let at: Instant
        let interval: Span?
    }
}

/// The looks that a running guard has not noted in the file yet.
///
/// The file is written once a second at most, however many rollouts are looked at.
final class LookNotes: Sendable {
    private let file: LookFile
    private let interval: Span?
    private let waiting = Mutex<[String: LookFile.Noted]>([:])
    private let written = Mutex<Instant?>(nil)

    init(in file: LookFile, interval: Span?) {
        self.file = file
        self.interval = interval
    }

    func add(_ rollout: String, at now: Instant) {
        waiting.withLock { $0[rollout] = LookFile.Noted(at: now, interval: interval) }
        let isDue = written.withLock { last in last.map { now - $0 >= .seconds(1) } ?? true }
        if isDue { write(at: now) }
    }

    /// Writes what waits, if anything does.
    func write(at now: Instant) {
        let new = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        guard !new.isEmpty else { return }
        // One after the other, so that no write loses what another one has added.
        written.withLock { last in
            file.add(new)
            last = now
        }
    }
}
