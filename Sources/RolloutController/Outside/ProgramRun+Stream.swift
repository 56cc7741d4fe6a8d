import Cohorts
import Rollouts
import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ProgramRun {
    /// Calls `body` with each chunk of the program's output, which may be of any length.
    ///
    /// If `body` throws, the program and all processes that it started are killed.
    ///
    /// - Throws: `Unavailable` if the program did not exit with 0, `CancellationError`, and errors
    ///   that `body` throws.
    func forEachChunk(_ body: (ByteSpan) throws -> Void) async throws {
        let running = RunningPrograms.begin()
        defer { running.end() }
        var refusal: (any Error)?
        do {
            let result = try await run(
                executable,
                arguments: Arguments(arguments),
                environment: .custom(variables),
                workingDirectory: FilePath(folder),
                platformOptions: Self.ownSession,
                input: .none,
                output: .sequence,
                error: .bytes(limit: Self.talkBytesMax)
            ) { execution in
                running.note(execution.processIdentifier.value)
                for try await chunk in execution.standardOutput where refusal == nil {
                    do {
                        try Self.give(chunk, to: body)
                    } catch {
                        refusal = error
                        kill(-execution.processIdentifier.value, SIGKILL)
                    }
                }
            }
            try Task.checkCancellation()
            if let refusal { throw refusal }
            if let problem = problem(of: result.terminationStatus, talk: result.standardError) {
                throw Unavailable.sourceFailed(problem)
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Unavailable.sourceFailed(explanation(of: error))
        }
        try Task.checkCancellation()
    }

    private static func give(
        _ chunk: SubprocessOutputSequence.Buffer,
        to body: (ByteSpan) throws -> Void
    ) throws {
        try unsafe chunk.withUnsafeBytes { bytes in
            let typed = unsafe bytes.assumingMemoryBound(to: UInt8.self)
            try body(unsafe typed.span)
        }
    }
}
