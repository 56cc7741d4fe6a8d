import Values

/// Bytes that somebody else holds, looked at without a copy.
///
/// Here ``Span`` is a time.
package typealias ByteSpan = Swift.Span<UInt8>
