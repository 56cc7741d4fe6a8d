extension Duration {
    /// The age of something past: `just now` for a minute, then `3m 20s ago`, `6d 22h ago`.
    package var ago: String { self < .seconds(60) ? "just now" : "\(spoken) ago" }

    /// The time to something ahead, or that it is past: `in 6d 22h`, `over`.
    package var ahead: String { self <= .zero ? "over" : "in \(spoken)" }
}
