import BoundedHTTP
import NIOCore
import Synchronization

/// A token bucket per address that allows a number of requests a second, or as many at once.
///
/// A bucket not used for a second is full again and need not be kept: buckets live in two
/// generations of a second each. If a generation has no room, further addresses share one bucket.
final class RateLimit: Sendable {
    private let perSecond: Int
    private let addressesMax: Int
    private let generations = Mutex(Generations())

    /// Keeps at most `2 * addressesMax` buckets of about 50 bytes each.
    init(perSecond: Int, addressesMax: Int = 20_000) {
        self.perSecond = perSecond
        self.addressesMax = addressesMax
    }

    /// Returns true, and counts the request, if the address may make one now.
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
