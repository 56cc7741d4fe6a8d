extension String {
    /// True if nothing of the text can be seen: it has blanks and invisible characters at most.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isInvisible) }
}

extension Unicode.Scalar {
    /// True for blanks, controls, and what Unicode says is not shown: joiners, soft hyphens, byte
    /// order marks, marks of writing direction, variation selectors, tags and fillers.
    package var isInvisible: Bool {
        // The pattern of Braille without a dot is no blank to Unicode, and one to the eye.
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
            || [.control, .format, .lineSeparator, .paragraphSeparator]
                .contains(properties.generalCategory)
    }
}
