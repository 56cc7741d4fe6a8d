extension String {
    /// True if nothing of the text can be seen: it has blanks and invisible characters at most.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isInvisible) }
}

extension Unicode.Scalar {
    /// True for blanks, controls, and what Unicode says is not shown: joiners, soft hyphens, byte
    /// order marks, marks of writing direction, variation selectors, tags and fillers.
    package var isInvisible: Bool {
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint
            || [.control, .format].contains(properties.generalCategory)
            || Self.blankSigns.contains(self)
    }

    /// The signs that are no blanks to Unicode, and blank to the eye: Braille without a dot, the
    /// place of an object, the blanks of hieroglyphs, a note without a head, the Khitan filler.
    private static let blankSigns: Set<Unicode.Scalar> = [
        "\u{2800}", "\u{FFFC}", "\u{13441}", "\u{13442}", "\u{16FE4}", "\u{1D159}",
    ]
}
