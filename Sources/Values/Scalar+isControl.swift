extension Unicode.Scalar {
    /// Whether showing it could move a cursor, end a line or reorder a text: C0, DEL, C1, line and
    /// paragraph separators, and what turns the direction of writing.
    package var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
