import Foundation
import Testing

/// The README's first plan, screen and day, and every other command that it names.
@Suite struct ReadmeTests {
    @Test func `the first screen is what the first plan gives`() throws {
        try withDay { binary, readme in
            let shown = Transcript(name: "README", text: readme.screen)
            let commands = readme.day.prefix { !$0.contains("status") }.joined(separator: "\n")
            #expect(try binary.bash("set -e\n" + commands).code == 0)
            let step = try #require(shown.steps.first)
            let played = try binary.step(step.command)
            #expect(binary.steady(step.result) == played.result)
        }
    }

    @Test func `a day with it goes as the README says`() throws {
        try withDay { binary, readme in
            #expect(readme.day.count > 14)
            for line in readme.day {
                let code = line.firstMatch(of: /exit code (\d+)/).map { String($0.1) } ?? "0"
                let result = try binary.bash(line)
                #expect(String(result.code) == code, "\(line)\n\(result.output)\(result.talk)")
            }
            let page = try binary.text(of: "launch.html")
            #expect(page.contains("checkout-2.0") && page.contains("<svg"))
        }
    }

    @Test func `every other command is understood`() throws {
        try withDay { binary, readme in
            let apply = try binary.bash("sluice plan apply rollout.yaml --yes")
            #expect(apply.code == 0)
            #expect(readme.commands.count > 15)
            for command in readme.commands {
                let result = try binary.bash("exec timeout -s INT 2 bash -c '\(command)'")
                #expect(result.code != 127, "\(command)")
                #expect(!result.talk.contains("Usage:"), "\(command): \(result.talk)")
            }
        }
    }

    /// Hands out a folder with the README's first plan and the service that it asks.
    private func withDay(_ body: (Binary, Readme) throws -> Void) throws {
        let readme = try Readme()
        let binary = try Binary(under: URL(fileURLWithPath: "/tmp"))
        defer { binary.remove() }
        try binary.write(readme.plan, to: "rollout.yaml")
        let answer = #"echo '{"requests": 4711, "errors": 3}'"#
        try binary.write("#!/bin/sh\n\(answer)\n", to: "stats")
        #expect(try binary.bash("chmod +x stats; ./stats").output.contains("4711"))
        try body(binary, readme)
    }
}

/// The blocks of README.md.
private struct Readme {
    /// The first plan.
    let plan: String
    /// The first screen.
    let screen: String
    /// The commands of the day.
    let day: [String]
    /// All commands that stand in a block, without those of the day.
    let commands: [String]

    init() throws {
        let file = Binary.root.appending(path: "README.md")
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```")
        let blocks = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
        plan = Self.body(try #require(blocks.first { $0.hasPrefix("yaml\n") }))
        let screens = blocks.filter { !$0.hasPrefix("yaml\n") }
        screen = Self.body(try #require(screens.first { $0.contains("\n$ sluice ") }))
        let scripts = screens.map(Self.body).filter { $0.hasPrefix("sluice ") }
        day = Self.lines(try #require(scripts.first))
        commands = scripts.dropFirst().flatMap(Self.lines).map { line in
            String(line.prefix { $0 != "#" && $0 != ">" && $0 != "[" })
                .replacing("'", with: #"'\''"#)
        }
    }

    /// A block without its language and the line's end before its text.
    private static func body(_ block: String) -> String {
        String(block.drop { $0 != "\n" }.dropFirst())
    }

    private static func lines(_ block: String) -> [String] {
        block.split(separator: "\n").map(String.init).filter { $0.hasPrefix("sluice ") }
    }
}
