extension String {
    /// The text with all but letters, digits and `-._~` percent-encoded, for use as a part of a
    /// form or an address.
    package var percentEncoded: String {
        utf8.reduce(into: "") { encoded, byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.isUnreserved {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += (byte < 0x10 ? "%0" : "%") + digits
            }
        }
    }
}

extension Unicode.Scalar {
    /// True for the characters that no address gives a meaning to (RFC 3986, 2.3).
    fileprivate var isUnreserved: Bool {
        ("0"..."9").contains(self) || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
            || ["-", ".", "_", "~"].contains(self)
    }
}
