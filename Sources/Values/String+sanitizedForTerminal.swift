extension String {
    /// The text with characters that a terminal would act on replaced.
    package var sanitizedForTerminal: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
    }
}
