import Dispatch
import Logging
import NIOCore
import ServiceLifecycle
import Values

/// Refreshes the flags periodically.
///
/// The interval begins after each refresh has ended, so that a slow source is not read
/// continuously; one that fails is left alone for as long as it took.
struct FlagRefresher: Service {
    let flags: CurrentFlags
    let reader: FlagReader
    let interval: Duration
    let now: @Sendable () -> Instant
    /// Called once, on a thread of its own, when the last flags are not served any longer.
    let withheld: @Sendable () -> Void
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let began = ContinuousClock.now
                let isRefreshed = await refreshOnce()
                let took = began.duration(to: .now)
                try? await Task.sleep(for: isRefreshed ? interval : max(interval, took))
            }
        }
    }

    /// Returns false if that failed.
    private func refreshOnce() async -> Bool {
        do {
            if flags.refreshed(with: try await reader.next(), at: .now()) {
                logger.notice("the flags can be read again")
            }
            return true
        } catch is CancellationError {
            // The server is ending; the flags are not at fault.
            return true
        } catch {
            tell(FlagsUnavailable(error))
            return false
        }
    }

    private func tell(_ reason: FlagsUnavailable) {
        let isNew = flags.failed(because: reason, at: now())
        let isWithheld = flags.isWithheldNow(at: .now())
        if isWithheld { DispatchQueue.global().async(execute: withheld) }
        guard isNew || isWithheld else { return }
        logger.error(
            isWithheld
                ? "nobody is answered any longer, as the flags cannot be followed"
                : "the flags cannot be read; the last ones stay in use for a while",
            metadata: ["why": "\(reason.details.prefix(500))"]
        )
    }
}
