/// The reason the flags could not be read.
package struct FlagsUnavailable: Error {
    /// The reason for everybody who asks for the server's health, without paths and names.
    package let why: String
    /// The reason for the server's owner.
    package let details: String
    /// True if what was read last must not be served any longer either.
    package let isRefusal: Bool

    package init(why: String, details: String, isRefusal: Bool) {
        self.why = why
        self.details = details
        self.isRefusal = isRefusal
    }

    /// Creates the reason that stands for an error of which nothing else is known.
    init(_ error: any Error) {
        self =
            error as? FlagsUnavailable
            ?? FlagsUnavailable(
                why: "the flags cannot be read",
                details: "\(error)",
                isRefusal: false
            )
    }

    static func noAnswer(within limit: Duration) -> FlagsUnavailable {
        let why = "reading the flags has not ended within \(limit)"
        return FlagsUnavailable(why: why, details: why, isRefusal: false)
    }
}
