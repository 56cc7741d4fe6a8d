import Logging
import ServiceLifecycle

/// Refreshes the flags periodically.
///
/// The interval begins after each refresh has ended, so that a slow source is not read
/// continuously.
struct FlagRefresher: Service {
    let flags: CurrentFlags
    let interval: Duration
    let refresh: @Sendable () async throws -> FlagSnapshot?
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await refreshOnce()
                try? await Task.sleep(for: interval)
            }
        }
    }

    private func refreshOnce() async {
        do {
            let problem = flags.refreshed(with: try await refresh())
            if problem != nil { logger.notice("the flags can be read again") }
        } catch is CancellationError {
            // The server is ending; the flags are not at fault.
        } catch {
            let why = String("\(error)".prefix(500))
            guard flags.failed(because: why) else { return }
            logger.error(
                "the flags cannot be read; the last ones stay in use",
                metadata: ["why": "\(why)"]
            )
        }
    }
}
