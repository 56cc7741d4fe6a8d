private import Foundation

/// Base64 of the standard alphabet with padding (RFC 4648 §4), in its one canonical form.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    /// Nil for anything that `encode` would not have written.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        // Foundation lets bits through that the padding should have left at 0.
        guard let data = Data(base64Encoded: Data(text)),
            data.base64EncodedData().elementsEqual(text)
        else { return nil }
        return [UInt8](data)
    }
}
