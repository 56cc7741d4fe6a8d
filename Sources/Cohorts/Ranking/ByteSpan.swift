import Values

/// Borrowed bytes, read without a copy.
///
/// The alias is needed because ``Span`` is a length of time here.
package typealias ByteSpan = Swift.Span<UInt8>
