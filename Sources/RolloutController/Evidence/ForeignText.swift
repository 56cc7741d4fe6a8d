/// Text that a program or a server wrote, cut down to what may stand in a message.
struct ForeignText {
    let text: String

    private static let lengthMax = 200

    /// The first line that says something, without control and direction characters.
    init(_ foreign: some StringProtocol) {
        let lines = foreign.split(whereSeparator: \.isNewline)
        let first = lines.first { $0.contains { !$0.isWhitespace } } ?? ""
        let scalars = first.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                false
            case _: true
            }
        }
        text = String(String(String.UnicodeScalarView(scalars)).prefix(Self.lengthMax))
    }
}
