import ArgumentParser
import Foundation
import RolloutAPI

struct InitCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a plan to start from."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @Argument(help: "The file to write; never an existing one.") var file = "rollout.yaml"

    func execute() throws {
        let path = URL(fileURLWithPath: file).path
        do {
            try Data(StarterPlan.text.utf8).write(
                to: URL(fileURLWithPath: path),
                options: .withoutOverwriting
            )
        } catch CocoaError.fileWriteFileExists {
            throw Failure("\(file) is there already; name another file", .usage)
        } catch {
            throw Failure("\(file) cannot be written; does its folder exist?", .usage)
        }
        guard !common.json else { return try Console.print(json: ["file": file]) }
        Console.print("wrote \(file)")
        Console.say(
            "next: edit it, then  sluice plan check \(file)  and  sluice plan apply \(file)"
        )
    }
}
