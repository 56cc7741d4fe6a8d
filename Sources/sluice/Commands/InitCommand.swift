import ArgumentParser
import RolloutAPI
import Transparency

struct InitCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a plan to start from."
    )

    @OptionGroup(title: "Common options") var common: CommonOptions
    @Argument(help: "The file to write; never an existing one.") var file = "rollout.yaml"

    func execute() throws {
        switch try written() {
        case .done: break
        case .alreadyThere:
            throw Failure("\(file) is there already; name another file", .alreadyExists)
        }
        guard !common.json else { return try Console.print(json: ["file": file]) }
        Console.print("wrote \(file)")
        let name = ShellWords([file]).text
        Console.say(
            "next: edit it, then  sluice plan check \(name)  and  sluice plan apply \(name)"
        )
    }

    private func written() throws -> DurableFile.Written {
        do throws(FileFailure) {
            return try DurableFile.create(
                Array(StarterPlan.text.utf8),
                at: file,
                isShared: true
            )
        } catch {
            throw Failure(
                "\(file) cannot be written: \(error.reason); does its folder exist?",
                .usage
            )
        }
    }
}
