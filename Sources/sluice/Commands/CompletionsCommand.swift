import ArgumentParser

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print a script that completes sluice's commands in a shell.",
        discussion: """
            Examples:
              sluice completions bash > /etc/bash_completion.d/sluice
              sluice completions fish > ~/.config/fish/completions/sluice.fish
            """
    )

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash
        case zsh
        case fish
    }

    func run() {
        Console.print(Sluice.completionScript(for: shell.kind))
    }
}

extension CompletionsCommand.Shell {
    fileprivate var kind: CompletionShell {
        switch self {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
    }
}
