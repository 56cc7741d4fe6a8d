extension String {
    /// The text escaped for HTML and SVG, on one line and without markup.
    ///
    /// Valid between tags and inside quoted attributes. Characters that XML does not allow, that
    /// would reorder the surrounding text or that nobody sees are replaced by U+FFFD.
    var markup: String {
        var escaped = ""
        for scalar in onOneVisibleLine.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
