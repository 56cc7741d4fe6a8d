import NIOHTTP1

/// The type of a request's body.
enum MediaType {
    /// Returns false if the fields say that the body is something other than JSON in UTF-8.
    ///
    /// A page in a browser can send other types to any server without asking it for leave.
    static func isJSON(_ fields: HTTPHeaders) -> Bool {
        let types = fields["content-type"]
        guard let type = types.first else { return true }
        guard types.count == 1 else { return false }
        let parts = type.split(separator: ";", omittingEmptySubsequences: false).map(folded)
        let essence = parts.first ?? ""
        let isJSON =
            essence == "application/json"
            || essence.hasPrefix("application/") && essence.hasSuffix("+json")
        let charsets = parts.dropFirst().filter { $0.hasPrefix("charset=") }
        return isJSON && charsets.allSatisfy { ["utf-8", "\"utf-8\""].contains($0.dropFirst(8)) }
    }

    private static func folded(_ part: Substring) -> String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        let start = part.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }.map { start.index(after: $0) }
        return start[..<(end ?? start.startIndex)].lowercased()
    }
}
