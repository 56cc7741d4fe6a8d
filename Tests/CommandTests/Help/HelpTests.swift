import Foundation
import Testing

/// The help of each command, as somebody reads it on a terminal of 80 columns.
@Suite struct HelpTests {
    @Test func `each command has its own options first, and an example last`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let commands = try CommandTree(of: binary).leaves
        #expect(commands.count > 55)
        for command in commands {
            let help = try binary.sluice(["help"] + command.words).output
            let name = command.words.joined(separator: " ")
            #expect(help.contains("\nEXAMPLES:\n  "), "\(name)")
            #expect(!help.contains("COMMON OPTIONS:"), "\(name)")
            #expect(!help.contains("--lock-timeout"), "\(name)")
            let lines = help.split(separator: "\n").filter { !$0.hasPrefix("USAGE:") }
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(name)")
            #expect(!command.examples.isEmpty, "\(name)")
            let isOfALog = try binary.sluice(command.words + ["--help-hidden"]).output
                .contains("--lock-timeout")
            #expect(isOfALog == help.contains("sluice help options"), "\(name)")
        }
    }

    @Test func `the options that commands share have a page`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let page = try binary.sluice(["help", "options"])
        #expect(page.code == 0)
        for option in ["--log", "--rollout", "--key-file", "--json", "--actor", "--dry-run"] {
            #expect(page.output.contains("  \(option)") || page.output.contains(", \(option)"))
        }
        #expect(page.output.contains("SLUICE_LOG"))
        #expect(try binary.sluice(["options"]).output == page.output)
    }

    @Test func `an example is understood as a command`() throws {
        try withRollout { binary in
            for command in try CommandTree(of: binary).leaves {
                for example in command.examples {
                    let result = try binary.bash("exec timeout -s INT 2 \(Self.plain(example))")
                    #expect(result.code != 127, "\(example)")
                    #expect(!result.talk.contains("Usage:"), "\(example): \(result.talk)")
                }
            }
        }
    }

    /// The command without where its output goes, and without variables before it.
    private static func plain(_ example: String) -> String {
        let command = example.components(separatedBy: " > ")[0]
        return command.hasPrefix("SLUICE_") ? "env \(command)" : command
    }
}
