/// The character between two columns of a table.
package enum CSVSeparator: String, Codable, Sendable, CaseIterable {
    case comma = ","
    /// Spreadsheets write it where the comma is the decimal point, as in German.
    case semicolon = ";"
    case tab = "\t"
    case bar = "|"

    var byte: UInt8 {
        switch self {
        case .comma: .comma
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        case .bar: UInt8(ascii: "|")
        }
    }

    /// The separator as a plan contains it, quoted.
    package var quoted: String { self == .tab ? "\"\\t\"" : "\"\(rawValue)\"" }

    /// The bit pattern of eight separators; 0 if the search for commas finds it too.
    ///
    /// The comma has the largest code of what that search finds.
    var mask: UInt64 { byte <= .comma ? 0 : UInt64(byte) &* 0x0101_0101_0101_0101 }
}
