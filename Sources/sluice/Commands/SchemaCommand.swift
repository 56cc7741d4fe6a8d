import ArgumentParser
import AuditLog
import PlanLanguage
import RolloutAPI

struct SchemaCommand: SluiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a command's answers, or list the schemas.",
        discussion: """
            `entry` is the schema of an entry of the log, \
            `plan` that of the plan language.

            Examples:
              sluice schema --of advance
              sluice schema --of log list
            """
    )

    @OptionGroup var output: OutputOptions

    @Option(
        name: .long,
        parsing: .upToNextOption,
        help: .init("A command such as log list, or entry, or plan.", valueName: "command")
    )
    var of: [String] = []

    private struct List: Encodable {
        let schemas: [String]
    }

    func execute() throws {
        let answers = try AnswerSchema()
        let known = answers.commands + ["entry", "plan"]
        guard !of.isEmpty else {
            guard !output.json else { return try Console.print(json: List(schemas: known)) }
            for name in known { Console.print(name) }
            return
        }
        let name = of.joined(separator: " ")
        switch name {
        case "entry": Console.print(LogFormat.entrySchema)
        case "plan": Console.print(PlanSchema.json)
        case _:
            guard let schema = answers.schema(of: name) else {
                throw Failure(unknown: name, "there is no schema of", among: known)
            }
            Console.print(try schema.lines)
        }
    }
}
