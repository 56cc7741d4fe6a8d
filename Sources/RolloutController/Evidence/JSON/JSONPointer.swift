import JSONCoding

/// A path into a JSON document (RFC 6901): `/pools/0/size`.
///
/// Beyond the standard, the token `-1` is the last element of a list; it stays a key of an object.
struct JSONPointer: Sendable {
    private let tokens: [String]

    /// Nil if the text does not begin with `/`, or if a `~` is followed by neither 0 nor 1.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        var tokens: [String] = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let rest = part.replacing("~0", with: "").replacing("~1", with: "")
            guard !rest.contains("~") else { return nil }
            // In this order, so that `~01` becomes `~1` and not `/`.
            tokens.append(String(part.replacing("~1", with: "/").replacing("~0", with: "~")))
        }
        self.tokens = tokens
    }

    /// Returns the value at the path; nil if the document has none.
    func value(in document: JSON) -> JSON? {
        tokens.reduce(document) { (value: JSON?, token) in
            value.flatMap { $0.child(token) }
        }
    }
}

extension JSON {
    fileprivate func child(_ token: String) -> JSON? {
        switch self {
        case .object: return self[token]
        case .array(let items):
            if token == "-1" { return items.last }
            // `01` and `+1` are not valid indices.
            guard let index = Int(token), String(index) == token, items.indices.contains(index)
            else { return nil }
            return items[index]
        case .null, .bool, .number, .string: return nil
        }
    }
}
