import Foundation
import Rollouts
import Testing

@Suite struct CertificatesTests {
    private static let all = Certificates(
        ca: SecretText("file:ca.pem"),
        cert: SecretText("file:me.pem"),
        key: SecretText("env:KEY"),
        server: "metrics.internal"
    )

    @Test func `they stand among the keys of a source and a webhook`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let url = SecretText("https://h")
        let hook = Webhook(url: url, secret: nil, certificates: Self.all)
        let text = String(decoding: try encoder.encode(hook), as: UTF8.self)
        let references = #""ca":"file:ca.pem","cert":"file:me.pem","key":"env:KEY""#
        #expect(text == "{\(references),\"server\":\"metrics.internal\",\"url\":\"https://h\"}")
        #expect(try JSONDecoder().decode(Webhook.self, from: Data(text.utf8)) == hook)
    }

    @Test func `without them, nothing of them is written`() throws {
        let hook = Webhook(url: SecretText("h"), secret: nil)
        #expect(String(decoding: try JSONEncoder().encode(hook), as: UTF8.self) == #"{"url":"h"}"#)
        #expect(Certificates() == nil)
    }

    @Test(arguments: ["cert", "key"])
    func `a certificate without its key is no entry`(_ key: String) {
        let text = #"{"url": "h", "\#(key)": "file:me.pem"}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Webhook.self, from: Data(text.utf8))
        }
    }
}
