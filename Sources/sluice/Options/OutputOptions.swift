import ArgumentParser

/// The options of all commands.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON object instead of a table.")
    var json = false

    @Flag(name: .long, help: "Say nothing on standard error but questions and errors.")
    var quiet = false

    @Flag(
        name: .long,
        help: "Print what is longer than the screen without a pager. (SLUICE_PAGER, PAGER)"
    )
    var noPager = false

    @Flag(
        name: .long,
        help: "Show the cause of an error, and the series whose counts are in doubt."
    )
    var verbose = false
}
