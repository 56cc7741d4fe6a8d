import ArgumentParser
import PlanLanguage
import RolloutController

/// The values of a plan's variables, one by one or from a file.
struct PlanValueOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "The value of a variable of the plan: service=billing; may be repeated.",
            valueName: "name=value"
        )
    )
    var set: [String] = []

    @Option(
        name: .long,
        help: .init(
            "A file with values, a mapping in YAML; --set goes before it.",
            valueName: "file"
        ),
        completion: .file()
    )
    var setFile: String?

    func validate() throws {
        var names: Set<Substring> = []
        for word in set {
            let name = word.prefix { $0 != "=" }
            guard !name.isEmpty, name.endIndex < word.endIndex else {
                throw ValidationError("--set is NAME=VALUE, such as --set service=billing")
            }
            guard names.insert(name).inserted else {
                throw ValidationError("--set gives two values to \(name)")
            }
        }
    }

    /// Returns the values by their names; empty if none are given.
    func values() throws -> [String: String] {
        var values = try setFile.map { try ValuesFile.values(reading: $0) } ?? [:]
        for word in set {
            let name = word.prefix { $0 != "=" }
            values[String(name)] = String(word[name.endIndex...].dropFirst())
        }
        return values
    }

    func given() throws -> GivenValues { GivenValues(try values()) }
}
