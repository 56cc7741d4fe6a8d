import Foundation
import RolloutAPI
import Subprocess
import SystemPackage

/// The playing of a story: each command in a process of its own, as at a prompt.
struct DemoStage {
    let folder: DemoFolder
    private(set) var steps: [Step] = []
    private let isShown: Bool
    private let program: FilePath
    private var numbers = DemoNumbers()
    private var chapterCount = 0

    struct Step: Encodable {
        let command: String
        let exitCode: Int32
    }

    /// A little more than the soak of the stages in the plan.
    private static let soak: Duration = .milliseconds(2_100)
    /// The time to read a chapter in.
    private static let pause: Duration = .milliseconds(1_500)

    init(in folder: DemoFolder, isShown: Bool) throws {
        guard let program = Bundle.main.executablePath else {
            throw Failure("the program's own file is not known", .internalError)
        }
        self.folder = folder
        self.isShown = isShown
        self.program = FilePath(program)
    }

    mutating func play(_ chapter: DemoStory.Chapter) async throws {
        chapterCount += 1
        show("\n" + Terminal.current.styled("\(chapterCount). \(chapter.title)", .bold))
        for event in chapter.events {
            switch event {
            case .command(let words, let status): try await run(words, ends: status)
            case .measured(let number, let value, let words): try measure(number, value, words)
            case .soaked: try await Task.sleep(for: Self.soak)
            }
        }
        if isShown, isatty(STDOUT_FILENO) == 1 { try await Task.sleep(for: Self.pause) }
    }

    private mutating func run(_ words: [String], ends expected: ExitStatus) async throws {
        let command = ShellWords(["sluice"] + words).text
        show("\n" + Terminal.current.styled("$ \(command)", .accent))
        let code = try await exitCode(of: words)
        steps.append(Step(command: command, exitCode: code))
        guard code == expected.rawValue else {
            throw Failure(
                "\(command) ended with \(code) and not with \(expected.rawValue); "
                    + "the folder is \(folder.path)",
                .internalError
            )
        }
        if expected != .success { show(Terminal.current.styled("[exit \(code)]", .dim)) }
    }

    private mutating func measure(_ number: String, _ value: Int, _ words: String) throws {
        switch number {
        case DemoNumbers.CodingKeys.errors.rawValue: numbers.errors = value
        case DemoNumbers.CodingKeys.poolSize.rawValue: numbers.poolSize = value
        case _: throw Failure("the service does not measure \(number)", .internalError)
        }
        try folder.write(numbers: numbers)
        show("\n" + Terminal.current.styled("(\(words))", .dim))
    }

    private func exitCode(of words: [String]) async throws -> Int32 {
        let variables = folder.variables.reduce(into: [Subprocess.Environment.Key: String?]()) {
            $0[Subprocess.Environment.Key(stringLiteral: $1.name)] = .some($1.value)
        }
        let environment = Subprocess.Environment.inherit.updating(variables)
        let arguments = Arguments(words)
        let status =
            isShown
            ? try await Subprocess.run(
                .path(program),
                arguments: arguments,
                environment: environment,
                workingDirectory: FilePath(folder.path),
                input: .none,
                output: .currentStandardOutput,
                error: .currentStandardError
            ).terminationStatus
            : try await Subprocess.run(
                .path(program),
                arguments: arguments,
                environment: environment,
                workingDirectory: FilePath(folder.path),
                input: .none,
                output: .discarded,
                error: .discarded
            ).terminationStatus
        switch status {
        case .exited(let code): return code
        case .signaled(let signal): throw Failure("ended by signal \(signal)", .interrupted)
        }
    }

    private func show(_ text: String) {
        if isShown { Console.print(text) }
    }
}
