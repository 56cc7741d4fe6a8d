/// Reads the lines before a note: keywords with a value, hashes, and the empty line that ends them.
struct LineReader {
    private var rest: ArraySlice<UInt8>
    /// The number of the line read last, from 1.
    private var number = 0

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func line(_ expected: String) throws(ProofFileError) -> ArraySlice<UInt8> {
        number += 1
        guard let end = rest.firstIndex(of: newline) else { throw error(expected) }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// Reads the rest of a line that begins with a keyword and a space; returns nil, and leaves the
    /// line unread, if it does not.
    mutating func value(of word: String) throws(ProofFileError) -> ArraySlice<UInt8>? {
        let start = word.utf8 + [UInt8(ascii: " ")]
        guard rest.starts(with: start) else { return nil }
        return try line(word).dropFirst(start.count)
    }

    mutating func number(after word: String) throws(ProofFileError) -> Int {
        guard let value = try value(of: word) else {
            number += 1
            throw error("`\(word)` and a number")
        }
        guard let result = Int(decimal: value) else { throw error("`\(word)` and a number") }
        return result
    }

    /// Reads the hashes up to the empty line, and that line too.
    mutating func hashes() throws(ProofFileError) -> [SHA256Digest] {
        let expected = "a SHA-256 hash in base64, or an empty line"
        var hashes: [SHA256Digest] = []
        while true {
            let line = try line(expected)
            guard !line.isEmpty else { return hashes }
            guard let hash = Base64.decode(line).flatMap({ SHA256Digest(bytes: $0) }) else {
                throw error(expected)
            }
            guard hashes.count < Self.hashesMax else {
                throw error("no more than \(Self.hashesMax) hashes")
            }
            hashes.append(hash)
        }
    }

    func note() throws(ProofFileError) -> SignedNote {
        do throws(NoteError) {
            return try SignedNote(parsing: Array(rest))
        } catch {
            throw .note(error)
        }
    }

    func error(_ expected: String) -> ProofFileError {
        .line(number, expected: expected)
    }

    /// No tree of fewer than 2^62 entries needs more.
    private static let hashesMax = 63
}

/// The reason some bytes are not a proof or not a request to a witness.
package enum ProofFileError: Error, Hashable, Sendable {
    case line(Int, expected: String)
    case note(NoteError)
}

extension ProofFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .line(let number, let expected): "line \(number): expected \(expected)"
        case .note(let error): "after the proof: \(error)"
        }
    }
}

extension [SHA256Digest] {
    /// One line of base64 for each hash.
    var lines: [UInt8] { flatMap { Base64.encode($0.bytes).utf8 + [newline] } }
}
