import NIOCore
import Synchronization

/// As many requests a second as each address may make, with as many at once after a pause.
///
/// A bucket that was not touched for a second is full, and so need not be kept: buckets live in two
/// generations of a second each. Where a generation is full, the addresses that it has no room for
/// share one bucket.
final class RateLimit: Sendable {
    private let perSecond: Int
    private let addressesMax: Int
    private let generations = Mutex(Generations())

    /// Keeps up to twice as many buckets as there may be addresses, of some 50 bytes each.
    init(perSecond: Int, addressesMax: Int = 20_000) {
        self.perSecond = perSecond
        self.addressesMax = addressesMax
    }

    /// Whether that address may ask now; counts the request if so.
    func admits(_ address: ClientAddress, at now: NIODeadline) -> Bool {
        generations.withLock { generations in
            generations.turn(at: now)
            let hasRoom = generations.hasRoom(for: address, max: addressesMax)
            let key = hasRoom ? address : .everybodyElse
            var bucket = generations.bucket(of: key) ?? Bucket(tokens: Double(perSecond), at: now)
            let isAdmitted = bucket.take(at: now, perSecond: Double(perSecond))
            generations.current[key] = bucket
            return isAdmitted
        }
    }

    var count: Int { generations.withLock { $0.current.count + $0.last.count } }
}

extension RateLimit {
    private struct Bucket {
        var tokens: Double
        var at: NIODeadline

        mutating func take(at now: NIODeadline, perSecond: Double) -> Bool {
            let seconds = Double(max(0, (now - at).nanoseconds)) / 1e9
            tokens = min(perSecond, tokens + seconds * perSecond)
            at = max(at, now)
            guard tokens >= 1 else { return false }
            tokens -= 1
            return true
        }
    }

    private struct Generations {
        var current: [ClientAddress: Bucket] = [:]
        var last: [ClientAddress: Bucket] = [:]
        private var began: NIODeadline?

        mutating func turn(at now: NIODeadline) {
            guard let began else {
                self.began = now
                return
            }
            guard now - began >= .seconds(1) else { return }
            last = now - began >= .seconds(2) ? [:] : current
            current = [:]
            self.began = now
        }

        func bucket(of address: ClientAddress) -> Bucket? { current[address] ?? last[address] }

        func hasRoom(for address: ClientAddress, max: Int) -> Bool {
            current.count < max || current[address] != nil
        }
    }
}
