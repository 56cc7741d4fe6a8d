import ArgumentParser

/// The options of all commands.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON object instead of a table.")
    var json = false

    @Flag(name: .long, help: "Show the cause of an error.")
    var verbose = false
}
