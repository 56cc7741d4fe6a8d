import Logging
import ServiceLifecycle

/// Asks for a new board again and again.
///
/// The time of asking comes on top of the interval, so that a slow source is not asked all the
/// time.
struct BoardRefresher: Service {
    let board: CurrentBoard
    let interval: Duration
    let refresh: @Sendable () async throws -> FlagBoard?
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
            let trouble = board.refreshed(with: try await refresh())
            if trouble != nil { logger.notice("the flags can be read again") }
        } catch is CancellationError {
            // The server ends: that is no trouble of the flags.
        } catch {
            let why = String("\(error)".prefix(500))
            guard board.failed(because: why) else { return }
            logger.error(
                "the flags cannot be read; the last ones stay",
                metadata: ["why": "\(why)"]
            )
        }
    }
}
