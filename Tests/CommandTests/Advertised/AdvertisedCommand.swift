import Foundation

/// A command that a screen names, to be copied from it.
///
/// It stands between backticks or quotes, or follows a colon, a semicolon, an arrow or a gap and goes
/// on to the end of the line.
struct AdvertisedCommand: Hashable {
    let text: String

    /// Returns the commands in some lines.
    static func all(in lines: [String]) -> [Self] {
        var found: [Self] = []
        for line in lines where !isOfHelp(line) {
            var rest = line
            for match in line.matches(of: /[`'](sluice [^`']+)[`']/) {
                found.append(Self(text: String(match.1)))
                rest = rest.replacingOccurrences(of: String(match.0), with: "")
            }
            if let match = rest.firstMatch(of: /(?:^|[:;→] |\s{2,})(sluice [a-z].*)$/) {
                found.append(Self(text: String(match.1)))
            }
        }
        return found
    }

    /// Returns the lines that name a command in a way in which it cannot be told from the text.
    static func unclear(in lines: [String]) -> [String] {
        lines.filter { line in
            guard !isOfHelp(line) else { return false }
            let rest = line.replacing(/[`']sluice [^`']+[`']/, with: "")
                .replacing(/(?:^|[:;→] |\s{2,})sluice [a-z].*$/, with: "")
            return rest.firstMatch(of: /(?:^|[^\/a-z-])sluice [a-z]/) != nil
        }
    }

    /// The command with a value for each word that stands for one.
    var filled: String {
        text.split(separator: " ").map { word in Self.values[String(word)] ?? String(word) }
            .joined(separator: " ")
    }

    private static let values = [
        "N": "1000", "K": "0", "FILE": "plan.yaml", "SIZE": "1", "FOLDER": "new-folder",
        "HOST/LOG": "log.example.org/sluice", "REQUEST": "request", "NAME": "somebody",
    ]

    /// True for the form of a command, in help and after a mistake.
    private static func isOfHelp(_ line: String) -> Bool {
        line.hasPrefix("USAGE:") || line.hasPrefix("Usage:") || line.contains("<subcommand>")
    }
}
