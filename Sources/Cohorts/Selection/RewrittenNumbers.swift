import Values

/// A detector of ids that a table program has rewritten as numbers: `1042.0`, `1.04E+09`.
///
/// One id of that form proves nothing, as a customer may be called `10.0`. A program that rewrites
/// a column rewrites all of it, so the list is refused only if every id is a number so written. It
/// shows numbers of up to 11 digits in full, and only longer ones with an exponent: then the others
/// may be plain, if they are short. A list of a single such id is refused too: of the excluded, an
/// id that nobody has would let the customer in.
package struct RewrittenNumbers: Sendable {
    private var isRuledOut = false
    private var plainCount = 0
    private var isUnsure = false
    /// The first line with a number in each form; nil without one.
    private var pointLine: Int?
    private var exponentLine: Int?

    package init() {}

    package mutating func note(_ id: ByteSpan, line: Int) {
        guard !isRuledOut else { return }
        switch NumberForm(id) {
        case .digits where id.count < 12: plainCount += 1
        case .point: pointLine = min(pointLine ?? line, line)
        case .exponent(let isSigned):
            exponentLine = min(exponentLine ?? line, line)
            isUnsure = isUnsure || !isSigned
        case .digits, .other: isRuledOut = true
        }
    }

    package mutating func merge(_ other: Self) {
        isRuledOut = isRuledOut || other.isRuledOut
        isUnsure = isUnsure || other.isUnsure
        plainCount += other.plainCount
        pointLine = [pointLine, other.pointLine].compactMap(\.self).min()
        exponentLine = [exponentLine, other.exponentLine].compactMap(\.self).min()
    }

    /// The first line of a rewritten id, if the whole list looks rewritten.
    package var line: Int? {
        // Beside plain numbers, 1e5 may be a hexadecimal id, and 10.0 a version.
        guard !isRuledOut, plainCount == 0 || pointLine == nil && !isUnsure else { return nil }
        return [pointLine, exponentLine].compactMap(\.self).min()
    }
}

/// The form of a number as programs write it.
private enum NumberForm {
    case digits
    /// `1042.0`, with a decimal point or comma and nothing but zeros after it.
    case point
    /// `1.04E+09` or `1,04E+09`; without the sign, `1.04E9`.
    case exponent(isSigned: Bool)
    case other

    init(_ id: ByteSpan) {
        var at = id.isEmpty || id[0] != .minus ? 0 : 1
        let start = at
        Self.skipDigits(id, &at)
        guard at > start else { self = .other; return }
        guard at < id.count else { self = .digits; return }
        var isWhole = true
        if id[at] == .point || id[at] == .comma {
            at += 1
            let fraction = at
            while at < id.count, id[at].isDigit {
                isWhole = isWhole && id[at] == .zero
                at += 1
            }
            guard at > fraction else { self = .other; return }
            guard at < id.count else { self = isWhole ? .point : .other; return }
        }
        self = Self.exponent(id, at)
    }

    private static func exponent(_ id: ByteSpan, _ start: Int) -> Self {
        guard id[start] | 0x20 == .exponent else { return .other }
        var at = start + 1
        let isSigned = at < id.count && id[at] == .plus
        if isSigned { at += 1 }
        let digits = at
        skipDigits(id, &at)
        return at > digits && at == id.count ? .exponent(isSigned: isSigned) : .other
    }

    private static func skipDigits(_ id: ByteSpan, _ at: inout Int) {
        while at < id.count, id[at].isDigit { at += 1 }
    }
}

extension UInt8 {
    fileprivate static let minus = UInt8(ascii: "-")
    fileprivate static let plus = UInt8(ascii: "+")
    fileprivate static let point = UInt8(ascii: ".")
    fileprivate static let zero = UInt8(ascii: "0")
    fileprivate static let exponent = UInt8(ascii: "e")
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
