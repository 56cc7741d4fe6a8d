import Values

/// An address with places for what is known only when it is asked.
///
/// The places are `{start}` and `{end}`, the time from which traffic counts and the present one in
/// seconds since 1970, and `{stage}`, the live stage's name.
package struct AddressTemplate: Hashable, Sendable {
    private let parts: [Part]

    package enum Place: String, Sendable, CaseIterable {
        case start, end, stage
    }

    /// The reason a text is no such address; its text does not repeat it.
    package enum Problem: Error, Hashable, Sendable {
        /// A word in braces that names no place.
        case unknown(String)
        /// A brace without the other one.
        case brace
        /// A place in front of the path, where it would decide who is asked.
        case host
    }

    private enum Part: Hashable, Sendable {
        case text(String)
        case place(Place)
    }

    package init(_ text: String) throws(Problem) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
            let after = rest[brace...].dropFirst()
            guard rest[brace] == "{", let end = after.firstIndex(where: { "{}".contains($0) }),
                after[end] == "}"
            else { throw .brace }
            let word = String(after[..<end])
            guard let place = Place(rawValue: word) else { throw .unknown(word) }
            guard Self.hasPath(text[..<brace]) else { throw .host }
            parts += [.text(String(rest[..<brace])), .place(place)]
            rest = after[end...].dropFirst()
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// Returns true if the beginning of an address goes beyond its host.
    private static func hasPath(_ beginning: Substring) -> Bool {
        guard let scheme = beginning.firstRange(of: "://") else { return false }
        return beginning[scheme.upperBound...].contains { "/?#".contains($0) }
    }

    /// Returns the address with each place filled by a value, which is percent-encoded.
    package func filled<Failure: Error>(
        by value: (Place) throws(Failure) -> String
    ) throws(Failure) -> String {
        var address = ""
        for part in parts {
            switch part {
            case .text(let text): address += text
            case .place(let place): address += try value(place).percentEncoded
            }
        }
        return address
    }
}

extension AddressTemplate.Problem {
    /// The problem as the end of a sentence.
    package var text: String {
        switch self {
        case .unknown: "a word in its braces is none of \(AddressTemplate.Place.list)"
        case .brace: "a brace in it has no other one; one that is meant is %7B or %7D"
        case .host: "a place in braces stands in front of its path"
        }
    }
}

extension AddressTemplate.Place {
    /// The places in a sentence.
    package static var list: String { "{start}, {end} and {stage}" }
}
