import Values

extension String {
    /// The text escaped for Markdown, on one line and without markup.
    var markdown: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": escaped += " "
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "!", "~":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            case _ where scalar.isControl: escaped += "\u{FFFD}"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
