/// A text that must be a selector, under a key of a measure.
struct Selection {
    let key: String
    let text: String
    let kind: Kind
    let at: Location

    enum Kind: String {
        case counter, histogram, gauge
    }
}
