import ArgumentParser
import Foundation
import RolloutAPI
import Values

struct DemoCommand: SluiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play a launch with a rollback in half a minute, in a folder of its own.",
        discussion: """
            Every line behind a $ is a command that is really run, on a log that is really written \
            and signed. The folder stays, to look around in.

            Examples:
              sluice demo
              sluice demo launch-day
            """
    )

    @OptionGroup var output: OutputOptions

    @Argument(help: "The folder to make; never an existing one.")
    var folder = "sluice-demo"

    private struct Summary: Encodable {
        let folder: String
        let steps: [DemoStage.Step]
    }

    func execute() async throws {
        var stage = try DemoStage(in: try DemoFolder(making: folder), isShown: !output.json)
        for chapter in DemoStory.chapters { try await stage.play(chapter) }
        guard !output.json else {
            return try Console.print(json: Summary(folder: stage.folder.path, steps: stage.steps))
        }
        Console.print("")
        let environment = ShellWords([folder + "/" + DemoFolder.environmentFile]).text
        let shell = Terminal.current.styled("  . \(environment)", .accent)
        Console.print("All of it is in \(folder). To look around:\n\(shell)")
        for command in DemoStory.afterwards { Console.print("  \(command)") }
        Console.say("Next, a plan of your own: sluice init")
    }
}
