import Values

/// The result of one attempt to deliver a message.
enum Delivery: Hashable, Sendable {
    case delivered
    /// The receiver permanently rejects the message.
    case refused(String)
    /// There was no answer in time, or no connection.
    case noAnswer(String)
    /// A retry after this time, or after the usual one if the receiver named none.
    case retry(after: Duration?, String)

    /// Interprets an answer as Standard Webhooks does: only 410 is final.
    init(_ answer: HTTPExchange.Response, at now: Instant) {
        switch answer.status {
        case 200..<300: self = .delivered
        case 410: self = .refused("answered 410: the receiver is permanently gone")
        case 429, 503:
            let wait = answer.retryAfter.flatMap { Self.wait($0, at: now) }
            self = .retry(after: wait, "answered \(answer.status)")
        case 300..<400:
            self = .retry(after: nil, "answered \(answer.status); redirects are not followed")
        case _: self = .retry(after: nil, "answered \(answer.status)")
        }
    }

    /// Parses seconds or a date; a receiver may postpone a message by at most a day.
    private static func wait(_ text: String, at now: Instant) -> Duration? {
        let wait =
            Int64(text).map { Duration.seconds(min($0, 86_400)) } ?? date(text).map { $0 - now }
        return wait.map { min(max($0, .seconds(1)), .seconds(86_400)) }
    }

    /// Parses `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that HTTP allows servers to send.
    private static func date(_ text: String) -> Instant? {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT",
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Instant(text: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }
}
