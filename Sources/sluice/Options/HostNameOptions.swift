import ArgumentParser

/// The names of a server, beside the one that it listens on and addresses.
struct HostNameOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "A name that clients may ask by in Host, beside localhost and addresses; repeatable.",
            valueName: "name"
        )
    )
    var hostName: [String] = []

    func validate() throws {
        for name in hostName where !name.allSatisfy(Self.isOfName) || name.isEmpty {
            throw ValidationError("--host-name takes a name without a port, not '\(name)'")
        }
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || ["-", ".", "_"].contains(character))
    }
}
