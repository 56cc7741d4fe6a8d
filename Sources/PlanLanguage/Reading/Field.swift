/// The value of one key in a mapping, with its location.
///
/// An unreadable value was already reported; the rules must not report it again as missing.
enum Field<Value: Sendable>: Sendable {
    case absent
    case unreadable(Location)
    case read(Value, at: Location)

    var value: Value? {
        switch self {
        case .read(let value, _): value
        case .absent, .unreadable: nil
        }
    }

    var at: Location? {
        switch self {
        case .read(_, let location), .unreadable(let location): location
        case .absent: nil
        }
    }

    var isWritten: Bool { at != nil }

    var located: Located<Value>? {
        switch self {
        case .read(let value, let location): Located(value: value, at: location)
        case .absent, .unreadable: nil
        }
    }
}

struct Located<Value: Sendable>: Sendable {
    let value: Value
    let at: Location
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
