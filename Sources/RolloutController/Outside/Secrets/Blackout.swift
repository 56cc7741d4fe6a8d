import Values

/// The secrets that must not stand in a text that came back, and what is written in their place.
///
/// A secret is found as it is, in base64 wherever it stands in it, percent-encoded, in a JSON
/// text, with invisible characters in it and broken over lines. One of under four bytes is not
/// looked for: it would be found in most texts, and is no secret to anybody who guesses.
struct Blackout: Sendable {
    /// The patterns by their first byte, the longest of each first.
    private let patterns: [UInt8: [SecretPattern]]

    static let none = Self(hiding: [])

    init(hiding secrets: [HiddenSecret]) {
        let known = secrets.flatMap(SecretPattern.all(of:))
        let longestFirst = known.sorted { $0.bytes.count > $1.bytes.count }
        patterns = Dictionary(grouping: longestFirst) { $0.bytes.first ?? 0 }
    }

    /// Returns the text with each secret in it replaced by its name.
    func applied(to text: String) -> String {
        guard !patterns.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var names = [String?](repeating: nil, count: bytes.count)
        for view in TextView.all(of: text) {
            for (range, name) in found(in: view) {
                for index in range where names[index] == nil { names[index] = name }
            }
        }
        return Self.text(bytes, names)
    }

    /// Returns the places of secrets as ranges of the original text.
    private func found(in view: TextView) -> [(range: Range<Int>, name: String)] {
        var found: [(range: Range<Int>, name: String)] = []
        var index = 0
        while index < view.bytes.count {
            let pattern = patterns[view.bytes[index]]?.first {
                $0.fits(view) && view.bytes[index...].starts(with: $0.bytes)
            }
            guard let pattern else {
                index += 1
                continue
            }
            let last = index + pattern.bytes.count - 1
            let place = view.places[index].lowerBound..<view.places[last].upperBound
            found.append((place, pattern.name))
            index += pattern.bytes.count
        }
        return found + foundCut(in: view)
    }

    /// Returns the places of secrets of which only the beginning is left, before the sign of a
    /// text that was cut.
    private func foundCut(in view: TextView) -> [(range: Range<Int>, name: String)] {
        let sign = Array("…".utf8)
        let cuts = view.bytes.indices.lazy.filter { view.bytes[$0...].starts(with: sign) }
        return cuts.prefix(Self.cutsMax).flatMap { cut in
            patterns.values.joined().filter { $0.fits(view) }.compactMap { pattern in
                let lengths = (4..<max(5, pattern.bytes.count)).reversed()
                let before = view.bytes[..<cut]
                let length = lengths.first { length in
                    length <= cut
                        && before.suffix(length).elementsEqual(pattern.bytes.prefix(length))
                }
                return length.map { length in
                    let start = view.places[cut - length].lowerBound
                    return (start..<view.places[cut - 1].upperBound, pattern.name)
                }
            }
        }
    }

    /// A message has few; a text full of them would take long.
    private static let cutsMax = 64

    private static func text(_ bytes: [UInt8], _ names: [String?]) -> String {
        var result: [UInt8] = []
        var last: String?
        for (byte, name) in zip(bytes, names) {
            if let name {
                if name != last { result += name.utf8 }
            } else {
                result.append(byte)
            }
            last = name
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A secret and the name that is written in its place.
struct HiddenSecret: Hashable, Sendable {
    let value: String
    let name: String
}
