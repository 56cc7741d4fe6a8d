import Values

extension String {
    /// The text escaped for Markdown, on one line, without markup and without any link.
    ///
    /// Many readers of Markdown make links of bare addresses. A backslash ends an address; what
    /// looks like one for mail is looked for later, and a comment ends it.
    var markdown: String {
        var escaped = ""
        var rest = onOneVisibleLine[...].unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case ":" where rest.starts(with: "//".unicodeScalars): escaped += "\\:"
            case "." where escaped.suffix(3).lowercased() == "www": escaped += "\\."
            case "@" where escaped.last?.isWhitespace == false: escaped += "<!---->@"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "!", "~":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text with ends of lines and tabs as blanks, and what is hidden replaced.
    var onOneVisibleLine: String {
        let blanks: Set<Unicode.Scalar> = ["\n", "\r", "\t", "\u{2028}", "\u{2029}"]
        let line = unicodeScalars.map { blanks.contains($0) ? " " : $0 }
        return String(String.UnicodeScalarView(line)).replacingHidden()
    }
}
