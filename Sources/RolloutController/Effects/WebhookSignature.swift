import Crypto
import Foundation

/// Signatures by Standard Webhooks 1.0.0.
package enum WebhookSignature {
    /// The `webhook-signature` of one attempt: `v1,` and the HMAC-SHA256 in base64.
    ///
    /// A secret that begins with `whsec_` is base64; any other is taken as it is.
    ///
    /// - Returns: Nil if the secret is empty or its base64 is invalid.
    package static func v1(
        id: String,
        timestamp: Int64,
        body: [UInt8],
        secret: String
    ) -> String? {
        guard let key = key(secret), !key.isEmpty else { return nil }
        let content = Array("\(id).\(timestamp).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: key))
        return "v1,\(Data(code).base64EncodedString())"
    }

    private static func key(_ secret: String) -> Data? {
        let prefix = "whsec_"
        return secret.hasPrefix(prefix)
            ? Data(base64Encoded: String(secret.dropFirst(prefix.count))) : Data(secret.utf8)
    }
}
