private import Foundation

/// Base64 with the standard alphabet and padding (RFC 4648 §4), in its canonical form only.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    /// Returns nil for any text that `encode` would not produce.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        // Foundation accepts nonzero bits where the padding requires zeros.
        guard let data = Data(base64Encoded: Data(text)),
            data.base64EncodedData().elementsEqual(text)
        else { return nil }
        return [UInt8](data)
    }
}
