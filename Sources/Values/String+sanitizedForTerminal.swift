extension String {
    /// The text on one line, with what a terminal would act on and what nobody sees replaced.
    package var sanitizedForTerminal: String { replacingHidden() }

    /// Returns the text with hidden characters replaced, or left out, except some.
    ///
    /// Hidden are controls, controls of writing direction and invisible characters. A joiner or a
    /// variation selector that belongs to a letter of another script, or to a sign, is a part of
    /// what is seen.
    package func replacingHidden(
        with replacement: Unicode.Scalar? = "\u{FFFD}",
        except kept: Set<Unicode.Scalar> = []
    ) -> String {
        // Most texts have nothing to replace, and are long.
        guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return self }
        var seen = VisibleText()
        return String(
            String.UnicodeScalarView(
                unicodeScalars.compactMap {
                    kept.contains($0) || seen.shows($0) ? $0 : replacement
                }
            )
        )
    }

    /// True if a part of the text cannot be seen, or acts on a terminal; ends of lines and tabs do
    /// not count.
    package var hasHiddenParts: Bool {
        var seen = VisibleText()
        return !replacing("\r\n", with: "\n").unicodeScalars.allSatisfy {
            $0 == "\n" || $0 == "\t" || seen.shows($0)
        }
    }
}

/// A text read one scalar after the other, to tell what of it can be seen.
private struct VisibleText {
    /// The last scalar that can be seen by itself.
    private var base: Unicode.Scalar = " "
    /// The joiners and variation selectors since then.
    private var joiners = 0

    /// Returns true if the next scalar can be seen, or changes how the one before it looks.
    mutating func shows(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isJoiner {
            joiners += 1
            let isOnKey = "0123456789#*".unicodeScalars.contains(base)
            return joiners <= 2 && (base.value > 0x7F || isOnKey)
        }
        guard !scalar.isControl, !scalar.isInvisible || scalar.properties.isWhitespace else {
            return false
        }
        (base, joiners) = (scalar.properties.isWhitespace ? " " : scalar, 0)
        return true
    }
}

extension Unicode.Scalar {
    /// True if the scalar could move a cursor, end a line or reorder a text.
    ///
    /// These are C0, DEL, C1, the line and paragraph separators, and the controls and marks of
    /// writing direction.
    package var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
            || (0x2066...0x2069).contains(value) || [0x061C, 0x200E, 0x200F].contains(value)
    }

    /// True for the zero-width joiner and non-joiner, and the variation selectors.
    fileprivate var isJoiner: Bool {
        [0x200C, 0x200D].contains(value) || (0xFE00...0xFE0F).contains(value)
    }
}
