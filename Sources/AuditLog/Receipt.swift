package import Values

/// Proof that the log recorded an entry.
package struct Receipt: Hashable, Sendable {
    package let index: Int
    package let time: Instant
    /// The amount by which the clock was behind the preceding entry; nil if it was not.
    package let clockBehind: Duration?
}
