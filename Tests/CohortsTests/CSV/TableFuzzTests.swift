@testable import Cohorts
import Statistics
import Testing
@testable import Values

struct TableFuzzTests {
    private static let pieces = [
        "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "a", "é", "abcdefgh", " ", ":<{}",
    ].map { Array($0.utf8) }

    @Test(arguments: CSVSeparator.allCases)
    func `any bytes are read or refused, wherever they are cut`(separator: CSVSeparator) {
        var generator = Xoshiro256(seed: 13, run: 0)
        for _ in 0..<3_000 {
            var bytes = generator.below(4) == 0 ? [] : Array("id\(separator.rawValue)x\n".utf8)
            for _ in 0..<generator.below(24) {
                let anything = UInt8(truncatingIfNeeded: generator.next())
                bytes += generator.below(12) == 0 ? [anything] : generator.pick(Self.pieces)
            }
            let whole = TableReading(bytes, separator: separator)
            let cuts = [generator.below(bytes.count + 1), generator.below(bytes.count + 1)].sorted()
            let parts = [bytes[..<cuts[0]], bytes[cuts[0]..<cuts[1]], bytes[cuts[1]...]]
            #expect(TableReading(parts, separator: separator) == whole, "\(bytes)")
        }
    }

    @Test(arguments: CSVSeparator.allCases)
    func `what was written is read`(separator: CSVSeparator) {
        var generator = Xoshiro256(seed: 14, run: 0)
        for _ in 0..<500 {
            let rows = (0..<generator.below(8)).map { _ in
                (0..<2).map { _ in
                    (0..<generator.below(5)).flatMap { _ in generator.pick(Self.pieces) }
                }
            }
            let ending = generator.pick(["\n", "\r", "\r\n"])
            let text = rows.map { row in
                row.map(Self.quoted).joined(separator: [separator.byte]) + Array(ending.utf8)
            }
            let bytes = Array("x\(separator.rawValue)id\(ending)".utf8) + text.joined()
            let reading = TableReading(bytes, stratum: "x", separator: separator)
            #expect(reading.problem == nil)
            #expect(reading.rows.map { [$0.stratum, $0.id] } == rows, "\(bytes)")
        }
    }

    private static func quoted(_ value: [UInt8]) -> [UInt8] {
        let quote = UInt8.quote
        return [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
