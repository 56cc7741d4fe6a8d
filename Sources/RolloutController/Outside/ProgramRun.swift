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

/// One run of a program, including all processes that it starts.
struct ProgramRun: Sendable {
    /// An absolute path, or a name to look up in the PATH.
    let program: String
    /// The program's name in messages.
    let name: String
    let arguments: [String]
    let folder: String
    let environment: [String: String]
    /// Hides what the program was given in what it prints.
    let blackout: Blackout

    private static let outputBytesMax = 1_048_576
    static let talkBytesMax = 65_536

    /// Returns the output of the program if it exited with 0.
    ///
    /// The program leads its own session. When the task is cancelled, the whole session is sent
    /// SIGTERM, and SIGKILL a second later; processes that outlive the program are killed, also
    /// those that left the session.
    func output() async throws(Unavailable) -> [UInt8] {
        let running = RunningPrograms.begin()
        defer { running.end() }
        do {
            let result = try await run(
                executable,
                arguments: Arguments(arguments),
                environment: .custom(variables),
                workingDirectory: FilePath(folder),
                platformOptions: Self.ownSession,
                input: .none,
                output: .bytes(limit: Self.outputBytesMax),
                error: .bytes(limit: Self.talkBytesMax)
            ) { execution in
                running.note(execution.processIdentifier.value)
            }
            if let problem = problem(of: result.terminationStatus, talk: result.standardError) {
                throw Unavailable.sourceFailed(problem)
            }
            return result.standardOutput
        } catch let error as Unavailable {
            throw error
        } catch {
            throw .sourceFailed(explanation(of: error))
        }
    }

    var executable: Executable {
        program.contains("/") ? .path(FilePath(program)) : .name(program)
    }

    static var ownSession: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(
                signal: .terminate,
                toProcessGroup: true,
                allowedDurationToNextStep: .seconds(1)
            )
        ]
        return options
    }

    /// The environment without names that no shell could set, as these prevent the launch.
    var variables: [Environment.Key: String] {
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment where name.first?.isNumber == false {
            guard let key = Environment.Key(rawValue: name) else { continue }
            variables[key] = value
        }
        return variables
    }

    func problem(of status: TerminationStatus, talk: [UInt8]) -> String? {
        let reason = ForeignText(String(decoding: talk, as: UTF8.self), hiding: blackout).text
        let colon = reason.isEmpty ? "" : ": \(reason)"
        switch status {
        case .exited(0): return nil
        case .exited(let code): return "\(name) ended with \(code)\(colon)"
        case .signaled(let signal): return "\(name) was ended by signal \(signal)\(colon)"
        }
    }

    /// Explains an error without its own text, which may contain the environment.
    func explanation(of error: any Error) -> String {
        switch (error as? SubprocessError)?.code {
        case .executableNotFound?: "\(name) is not there, or may not be run"
        case .failedToChangeWorkingDirectory?: "the plan's folder is not there"
        case .outputLimitExceeded?: "\(name) prints over 1 MiB, or over 64 KiB of errors"
        case .spawnFailed?: "\(name) cannot be run"
        case _: "\(name) could not be run to its end"
        }
    }
}
