extension String {
    /// The text with characters that a terminal would act on replaced.
    package var sanitizedForTerminal: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
    }
}

extension Unicode.Scalar {
    /// True if the scalar could move a cursor, end a line or reorder a text.
    ///
    /// These are C0, DEL, C1, the line and paragraph separators, and the controls of writing
    /// direction.
    package var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
