import Foundation
import RolloutAPI
import Values

/// The clock on the wall where the terminal is, as TZ or else the system says.
enum LocalClock {
    /// Returns the difference from UTC of clocks here at a moment.
    @Sendable static func offset(at moment: Instant) -> LocalOffset {
        var seconds = time_t(moment.milliseconds / 1_000)
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil else {
            return LocalOffset(seconds: 0, name: nil)
        }
        let name = unsafe parts.tm_zone.map { unsafe String(cString: $0) }
        return LocalOffset(seconds: Int(unsafe parts.tm_gmtoff), name: name)
    }

    /// True if local times are worth showing: on a terminal in a place that does not go by UTC.
    static let isShown = isatty(STDOUT_FILENO) == 1 && !isUTC

    private static let isUTC: Bool = {
        // A place that goes by UTC in winter only has another offset in one of these.
        let half = [0, 182].map { Instant.now + .seconds($0 * 86_400) }
        return half.allSatisfy { offset(at: $0).seconds == 0 }
    }()
}

extension Instant {
    /// The local time behind the one in UTC, on a terminal that is elsewhere; empty otherwise.
    var localClock: String {
        LocalClock.isShown ? " (\(clockTime(at: LocalClock.offset(at: self))))" : ""
    }
}

extension String {
    /// The text with the local time behind each time in UTC, on a terminal that is elsewhere.
    var withLocalTimes: String {
        LocalClock.isShown ? withLocalTimes(LocalClock.offset(at:)) : self
    }
}
