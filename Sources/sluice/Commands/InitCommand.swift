import ArgumentParser
import Foundation
import PlanLanguage
import RolloutAPI
import Transparency

struct InitCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a plan to start from.",
        discussion: """
            The JSON Schema of the plan language is written beside it, unless it is there already, \
            so that editors complete and check the plan.

            Examples:
              sluice init
              sluice init --template prometheus rollout.yaml
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions

    @Option(
        name: .long,
        help: """
            Where the evidence comes from: attested (test runs push it), prometheus, or http (a \
            service that answers with JSON).
            """
    )
    var template = StarterPlan.attested

    @Argument(help: "The file to write; never an existing one.", completion: .file())
    var file = "rollout.yaml"

    private struct Written: Encodable {
        let file: String
        /// The schema's file, if it was not there yet.
        let schema: String?
    }

    func execute() throws {
        guard try create(template.text, at: file) else {
            throw Failure("\(file) is there already; name another file", .alreadyExists)
        }
        let schema = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appending(path: StarterPlan.schemaFile).relativePath
        let isNew = try create(PlanSchema.json, at: schema)
        guard !common.json else {
            return try Console.print(json: Written(file: file, schema: isNew ? schema : nil))
        }
        let beside = isNew ? ", and \(StarterPlan.schemaFile) for editors" : ""
        Console.print("wrote \(file)\(beside)")
        let name = ShellWords([file]).text
        Console.say(
            "next: edit it, then `sluice plan check \(name)` and `sluice plan apply \(name)`"
        )
    }

    /// Returns false if there is a file already, which is left as it is.
    private func create(_ text: String, at path: String) throws -> Bool {
        do throws(FileFailure) {
            switch try DurableFile.create(Array(text.utf8), at: path, isShared: true) {
            case .done: return true
            case .alreadyThere: return false
            }
        } catch {
            throw Failure(
                "\(path) cannot be written: \(error.reason); does its folder exist?",
                .usage
            )
        }
    }
}
