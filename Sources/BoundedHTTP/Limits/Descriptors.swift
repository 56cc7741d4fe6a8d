import Foundation

/// The number of files and connections that this process may have open.
enum Descriptors {
    /// Those kept for the process itself: logs, keys, programs, event loops.
    private static let ownMax = 128

    /// Returns how many connections there may be, at most `most`, so that enough is left for the
    /// process itself.
    static func connections(atMost most: Int) -> Int {
        connections(atMost: most, of: limit)
    }

    static func connections(atMost most: Int, of limit: Int) -> Int {
        min(most, max(limit - ownMax, limit / 2))
    }

    private static var limit: Int {
        var limits = rlimit()
        #if canImport(Darwin)
        let resource = RLIMIT_NOFILE
        #else
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        guard unsafe getrlimit(resource, &limits) == 0 else { return 256 }
        return Int(clamping: limits.rlim_cur)
    }
}
