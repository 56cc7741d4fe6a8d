import Foundation

/// A name in the one form in which names are compared: one person is one name.
///
/// Spellings are of one name if they differ in the case of letters, in blanks and invisible
/// characters, or in how Unicode composes the same characters. A name is kept and shown as it was
/// written. Letters of other scripts that only look alike are other letters.
package struct FoldedName: Hashable, Sendable {
    package let text: String

    package init(_ name: String) {
        text = name.utf8.allSatisfy { $0 < 0x80 } ? Self.asciiFolded(name) : Self.folded(name)
    }

    /// True if nothing of the name can be seen, so that it names nobody.
    package var isBlank: Bool { text.isEmpty }

    /// The letters and digits of the name alone.
    package var lettersAndDigits: String {
        String(text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.isDigit })
    }

    private static func asciiFolded(_ name: String) -> String {
        name.withoutInvisible.lowercased()
    }

    /// Folds until nothing changes, since a composed character can contain a blank or a capital.
    private static func folded(_ name: String) -> String {
        var text = name
        for _ in 0..<4 {
            let next = foldedOnce(text)
            // Bytes are compared, because equal strings may be composed in different ways.
            if next.utf8.elementsEqual(text.utf8) { break }
            text = next
        }
        return text
    }

    /// Folds once: by way of capitals, since ẞ and ß are the two letters ss in another case.
    private static func foldedOnce(_ name: String) -> String {
        name.precomposedStringWithCompatibilityMapping.withoutInvisible
            .lowercased().uppercased().lowercased()
            .precomposedStringWithCompatibilityMapping.withoutInvisible
    }
}

extension Sequence<String> {
    /// Returns true if one of the names is the given one, in whatever spelling.
    package func contains(name: String) -> Bool {
        let wanted = FoldedName(name)
        return contains { FoldedName($0) == wanted }
    }
}

extension String {
    fileprivate var withoutInvisible: String {
        String(unicodeScalars.filter { !$0.isInvisible })
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.numericType != nil }
}
