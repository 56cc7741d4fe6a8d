/// The reason a source has no answer; a value rather than an error, since a decision uses it.
package enum Unavailable: Hashable, Sendable {
    /// The source answered, but has nothing: an empty result, a missing key, no attestation.
    case noData(String)
    /// The source could not be queried, or its answer made no sense.
    case sourceFailed(String)
    /// A secret that the source is asked with is not there, or cannot be used.
    case secretMissing(String)
}
