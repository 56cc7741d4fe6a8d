import Foundation
import GRDB
import Transparency

/// The sum of the hashes of a table's rows, which tells whether a row was changed, added or taken
/// away past this program.
///
/// Nobody is kept from changing the sum too: it shows slips of hands and disks in tables that do
/// not follow from the entries, and that nothing is decided by.
struct TableSum: Equatable {
    /// The number of 256 bits, the least significant word first.
    private var words: [UInt64]

    static let zero = Self(words: [0, 0, 0, 0])

    private init(words: [UInt64]) { self.words = words }

    /// Reads a sum; nil unless there are 32 bytes.
    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        words = (0..<4).map { word in
            bytes[(8 * word)..<(8 * word + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    var bytes: [UInt8] {
        words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    /// The hash of a row: of each column's type, length and bytes.
    init(of row: Row) {
        var bytes: [UInt8] = []
        for (_, value) in row {
            switch value.storage {
            case .null: bytes.append(0)
            case .int64(let number): bytes += [1] + Self.bytes(of: UInt64(bitPattern: number))
            case .double(let number): bytes += [2] + Self.bytes(of: number.bitPattern)
            case .string(let text): bytes += [3] + Self.counted(Array(text.utf8))
            case .blob(let data): bytes += [4] + Self.counted(Array(data))
            }
        }
        self = Self(bytes: SHA256Digest(of: bytes).bytes) ?? .zero
    }

    private static func counted(_ bytes: [UInt8]) -> [UInt8] {
        self.bytes(of: UInt64(bytes.count)) + bytes
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func + (first: Self, second: Self) -> Self {
        var (sum, carry) = (first, false)
        for index in 0..<4 {
            let (part, one) = first.words[index].addingReportingOverflow(second.words[index])
            let (whole, other) = part.addingReportingOverflow(carry ? 1 : 0)
            (sum.words[index], carry) = (whole, one || other)
        }
        return sum
    }

    static func - (first: Self, second: Self) -> Self {
        let complement = Self(words: second.words.map { ~$0 })
        return first + complement + Self(words: [1, 0, 0, 0])
    }
}
