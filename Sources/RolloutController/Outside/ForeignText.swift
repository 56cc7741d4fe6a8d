/// Text from a program or a server, reduced to what is safe in a message.
struct ForeignText {
    let text: String

    private static let lengthMax = 200

    /// Keeps the first line that is not blank, without control and direction characters.
    ///
    /// Secrets are looked for in the whole text: a line of it may have a part of one.
    init(_ foreign: some StringProtocol, hiding blackout: Blackout = .none) {
        let lines = blackout.applied(to: String(foreign)).split(whereSeparator: \.isNewline)
        let first = lines.first { $0.contains { !$0.isWhitespace } } ?? ""
        let scalars = first.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                false
            case _: true
            }
        }
        let line = String(String.UnicodeScalarView(scalars))
        text = line.count > Self.lengthMax ? line.prefix(Self.lengthMax - 1) + "…" : line
    }
}
