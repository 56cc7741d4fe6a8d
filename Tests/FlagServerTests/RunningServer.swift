import Foundation
import Logging
import FlagServer
import ServiceLifecycle
import Synchronization
import Values

/// A server on a free port, whose boards the test changes.
struct RunningServer: Sendable {
    let port: Int
    let source: BoardSource
    let shutDown: @Sendable () async -> Void

    func ask(
        _ method: String = "POST",
        _ path: String = "/ofrep/v1/evaluate/flags/checkout",
        _ fields: [(String, String)] = [],
        _ body: String? = nil
    ) async throws -> RawAnswer {
        let socket = try RawSocket(port: port)
        try await socket.send(RawRequest(method, path, fields, body).bytes)
        return try await socket.answer(isHead: method == "HEAD")
    }

    func evaluate(
        _ body: String,
        _ fields: [(String, String)] = [],
        flag: String? = "checkout"
    ) async throws -> RawAnswer {
        let path = "/ofrep/v1/evaluate/flags" + (flag.map { "/\($0)" } ?? "")
        return try await ask("POST", path, fields, body)
    }
}

/// Where the server under test gets its boards from.
final class BoardSource: Sendable {
    private struct State {
        var next: Result<FlagSnapshot?, any Error>
        var lines: [String] = []
        var withheld = 0
        var hang: DispatchSemaphore?
        var hanging = 0
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let state: Mutex<State>

    init(_ snapshot: FlagSnapshot?) {
        state = Mutex(State(next: .success(snapshot)))
    }

    /// Given once; nothing has changed after that.
    func put(_ snapshot: FlagSnapshot) { state.withLock { $0.next = .success(snapshot) } }

    func fail(_ why: String) {
        state.withLock { $0.next = .failure(Failure(description: why)) }
    }

    func refuse(_ why: String, details: String) {
        let refusal = FlagsUnavailable(why: why, details: details, isRefusal: true)
        state.withLock { $0.next = .failure(refusal) }
    }

    /// Lets the next read hang until the semaphore is signalled.
    @discardableResult
    func hang(until release: DispatchSemaphore = DispatchSemaphore(value: 0)) -> DispatchSemaphore {
        state.withLock { $0.hang = release }
        return release
    }

    /// How many reads have begun to hang.
    var hanging: Int { state.withLock { $0.hanging } }

    func withhold() { state.withLock { $0.withheld += 1 } }

    /// How often the server has said that it answers nobody any longer.
    var withheld: Int { state.withLock { $0.withheld } }

    func recover() { state.withLock { $0.next = .success(nil) } }

    func next() throws -> FlagSnapshot? {
        let hang = state.withLock { state in
            defer { state.hang = nil }
            if state.hang != nil { state.hanging += 1 }
            return state.hang
        }
        hang?.wait()
        return try state.withLock { state in
            defer { if case .success = state.next { state.next = .success(nil) } }
            return try state.next.get()
        }
    }

    func logged(_ line: String) { state.withLock { $0.lines.append(line) } }

    var lines: [String] { state.withLock { $0.lines } }
}

/// Keeps what is logged.
private struct KeepingHandler: LogHandler {
    let source: BoardSource
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        source.logged("\(event.message) \(event.metadata ?? [:])")
    }
}

/// Runs a test with a server, and ends that as SIGTERM would.
func withServer(
    snapshot: FlagSnapshot? = .sample(),
    _ change: (inout FlagServerConfiguration) -> Void = { _ in },
    _ body: @Sendable @escaping (RunningServer) async throws -> Void
) async throws {
    var settings = FlagServerConfiguration(
        host: "127.0.0.1",
        port: 0,
        refreshInterval: .milliseconds(5)
    )
    change(&settings)
    let source = BoardSource(snapshot)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let server = FlagService(
        settings,
        refresh: { try source.next() },
        withheld: { source.withhold() },
        now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) },
        logger: Logger(label: "test") { _ in KeepingHandler(source: source) },
        listening: { port.yield($0) }
    )
    let group = ServiceGroup(
        services: [server],
        logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
    )
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        for await number in ports {
            let running = RunningServer(port: number, source: source) {
                await group.triggerGracefulShutdown()
            }
            if snapshot != nil { try await waitUntil { try await running.isReady } }
            try await body(running)
            break
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}

extension RunningServer {
    fileprivate var isReady: Bool {
        get async throws { try await ask("GET", "/healthz").status == 200 }
    }
}

struct TookTooLong: Error {}

func waitUntil(_ isTrue: () async throws -> Bool) async throws {
    for _ in 0..<2_000 {
        if try await isTrue() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw TookTooLong()
}
