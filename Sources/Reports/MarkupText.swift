import Values

extension String {
    /// The text as HTML and SVG show it: on one line, and nothing in it is markup.
    ///
    /// Good between tags and inside quoted attributes. A sign that XML does not know, or that would
    /// reorder the text around it, is shown as U+FFFD.
    var markup: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": escaped += " "
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            case _ where scalar.isControl: escaped += "\u{FFFD}"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
