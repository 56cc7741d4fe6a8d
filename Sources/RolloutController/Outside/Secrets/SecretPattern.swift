import Foundation
import JSONCoding

/// One form in which a secret may stand in a text.
struct SecretPattern: Hashable, Sendable {
    let bytes: [UInt8]
    let name: String
    /// True if it is looked for where blanks were taken out.
    private let isWithoutBlanks: Bool

    private static let bytesMin = 4
    /// Shorter texts would be found across words that have nothing to do with each other.
    private static let bytesMinWithoutBlanks = 8

    func fits(_ view: TextView) -> Bool { view.hasBlanks != isWithoutBlanks }

    /// Returns the forms of a secret, none if it is too short.
    static func all(of secret: HiddenSecret) -> Set<Self> {
        let forms = secret.parts.flatMap { part in [part] + part.inJSON + part.inBase64 }
        return Set(
            forms.flatMap { form in
                [false, true].compactMap { isWithoutBlanks in
                    let bytes = form.seen(withBlanks: !isWithoutBlanks)
                    let least = isWithoutBlanks ? bytesMinWithoutBlanks : bytesMin
                    return bytes.count < least
                        ? nil
                        : Self(bytes: bytes, name: secret.name, isWithoutBlanks: isWithoutBlanks)
                }
            }
        )
    }
}

extension HiddenSecret {
    /// The secret and the parts of it that are secrets too.
    fileprivate var parts: Set<String> {
        let known = [value, value.trimmingCharacters(in: .whitespacesAndNewlines)]
        let lines = value.split(whereSeparator: \.isNewline).map(String.init)
        let words = value.split(separator: " ").suffix(1).map(String.init)
        let key = value.hasPrefix("whsec_") ? [String(value.dropFirst(6))] : []
        let credential = words.compactMap(\.fromBase64).filter { $0.contains(":") }
        let parts = known + lines + words + key + credential
        return Set(parts + credential.flatMap(\.userAndPassword) + value.partsOfAddress)
            .filter { $0.utf8.count >= 4 }
    }
}

extension String {
    /// The text between the quotation marks of JSON, if it is another one there.
    fileprivate var inJSON: [String] {
        let text = (try? JSON.string(self).canonicalBytes())
            .map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
        return [text].compactMap(\.self).filter { $0 != self }
    }

    /// The digits that the text has in base64 wherever in a longer text it begins, in the usual
    /// alphabet and in that for addresses.
    fileprivate var inBase64: [String] {
        let bytes = Array(utf8)
        let whole = Data(bytes).base64EncodedString()
        let inside = (0...2).map { offset in
            let digits = Data([UInt8](repeating: 0, count: offset) + bytes).base64EncodedString()
            // The digits before and behind are made of other bytes too.
            let own = digits.prefix((offset + bytes.count) * 8 / 6).dropFirst((offset * 8 + 5) / 6)
            return String(own)
        }
        return ([whole, whole.replacing("=", with: "")] + inside).flatMap { digits in
            [digits, digits.replacing("+", with: "-").replacing("/", with: "_")]
        }
    }

    fileprivate var fromBase64: String? {
        Data(base64Encoded: self).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The two parts of `user:password`, and the whole.
    fileprivate var userAndPassword: [String] {
        let parts = split(separator: ":", maxSplits: 1).map(String.init)
        return [self] + parts
    }

    /// The user, the password and what stands behind the host of an address of any scheme, as
    /// written and percent-decoded; nothing if the text is none.
    fileprivate var partsOfAddress: [String] {
        guard let scheme = range(of: "://") else { return [] }
        let rest = self[scheme.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        let user = authority.lastIndex(of: "@").map { String(authority[..<$0]) }
        let target = String(rest.dropFirst(authority.count))
        let values = target.split { "?&#".contains($0) }.dropFirst(target.hasPrefix("?") ? 0 : 1)
            .compactMap { $0.split(separator: "=", maxSplits: 1).dropFirst().first }
            .map(String.init)
        let written = (user?.userAndPassword ?? []) + values + (target.count >= 8 ? [target] : [])
        return written + written.compactMap(\.removingPercentEncoding)
    }
}
