import NIOCore

/// Tracks the time at which a connection must be closed; used only on its event loop.
final class ConnectionClock {
    private let reading: TimeAmount
    private let idle: TimeAmount
    private let quiescing: TimeAmount
    private let activity: ConnectionActivity
    private var requestBegan: NIODeadline?
    /// The end of the time in which the next request must begin.
    private var nextRequest: NIODeadline
    private var shutdown: NIODeadline?
    private var isHeadRead = false
    /// The number of bytes received of a head that is not yet complete.
    private(set) var headBytes = 0

    init(limits: ConnectionLimits, activity: ConnectionActivity, at now: NIODeadline) {
        reading = TimeAmount(limits.reading)
        idle = TimeAmount(limits.idle)
        quiescing = TimeAmount(limits.quiescing)
        self.activity = activity
        nextRequest = now + TimeAmount(limits.silence)
    }

    /// The interval between two checks of the deadline.
    var pause: TimeAmount { .nanoseconds(reading.nanoseconds / 10) }

    var isInRequest: Bool { requestBegan != nil }

    var deadline: NIODeadline {
        let own = requestBegan.map { $0 + reading } ?? nextRequest
        return shutdown.map { min($0, own) } ?? own
    }

    func bytesArrived(_ count: Int, at now: NIODeadline) {
        if requestBegan == nil {
            requestBegan = now
            activity.requestBegan(at: now)
        }
        if !isHeadRead { headBytes += count }
    }

    func headEnded() {
        isHeadRead = true
        headBytes = 0
    }

    func requestAnswered(at now: NIODeadline) {
        requestBegan = nil
        isHeadRead = false
        headBytes = 0
        nextRequest = now + idle
        activity.requestEnded(at: now)
    }

    func shutdownBegan(at now: NIODeadline) {
        shutdown = now + quiescing
    }
}
