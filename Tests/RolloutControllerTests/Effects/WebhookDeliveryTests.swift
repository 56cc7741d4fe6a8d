import Foundation
@testable import JSONCoding
@testable import Rollouts
import Testing

@testable import RolloutController
import TestSupport
@testable import Values

@Suite struct WebhookDeliveryTests {
    private static let now = Instant(milliseconds: 1_785_000_000_123)

    private struct Vector: Decodable {
        let secret: String
        let webhook_id: String
        let webhook_timestamp: String
        let body: String
        let signature_v1: String
    }

    @Test func `signatures are those of the reference library`() throws {
        let vectors = try Vectors.decode([Vector].self, "webhook_v1.json")
        #expect(vectors.count == 12)
        for vector in vectors {
            let signature = WebhookSignature.v1(
                id: vector.webhook_id,
                timestamp: try #require(Int64(vector.webhook_timestamp)),
                body: Array(vector.body.utf8),
                secret: vector.secret
            )
            #expect(signature == vector.signature_v1)
        }
    }

    @Test func `a secret that cannot sign gives no signature`() {
        for secret in ["", "whsec_", "whsec_%%%"] {
            #expect(WebhookSignature.v1(id: "a", timestamp: 1, body: [], secret: secret) == nil)
        }
    }

    @Test func `a message arrives signed, byte for byte`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            let body = #"{"type":"rollout.advanced","data":{"summary":"é"}}"#
            let delivery = await WebhookDelivery(
                folder: workshop.folder.path,
                environment: ["SECRET": "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ="]
            )
            .deliver(
                id: "entry-4-0",
                body: Array(body.utf8),
                to: Webhook(url: .init(server.url("/hook")), secret: .init("env:SECRET")),
                at: Self.now
            )
            #expect(delivery == .delivered)
            let received = try JSON(parsing: try #require(workshop.text(of: "received")).utf8)
            let headers = try #require(received["headers"])
            #expect(received["body"]?.stringValue == body)
            #expect(headers["content-type"]?.stringValue == "application/json")
            #expect(headers["webhook-id"]?.stringValue == "entry-4-0")
            #expect(headers["webhook-timestamp"]?.stringValue == "1785000000")
            let signature = WebhookSignature.v1(
                id: "entry-4-0",
                timestamp: 1_785_000_000,
                body: Array(body.utf8),
                secret: "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ="
            )
            #expect(headers["webhook-signature"]?.stringValue == signature)
        }
    }

    @Test(arguments: [
        ("410", Delivery.refused("answered 410: the receiver is permanently gone")),
        ("404", .retry(after: nil, "answered 404")),
        ("500", .retry(after: nil, "answered 500")),
        ("301", .retry(after: nil, "answered 301; redirects are not followed")),
        ("429 120", .retry(after: .seconds(120), "answered 429")),
        ("503 999999999999", .retry(after: .seconds(86_400), "answered 503")),
        ("503 -5", .retry(after: .seconds(1), "answered 503")),
        ("503 soon", .retry(after: nil, "answered 503")),
        (
            "503 Sat, 25 Jul 2026 17:21:00 GMT",
            .retry(after: .milliseconds(59_877), "answered 503")
        ),
    ])
    func `what the receiver answers decides what happens next`(
        answer: String,
        expected: Delivery
    ) async throws {
        try await withServer { workshop, server in
            try workshop.write(answer, to: "hook")
            #expect(await deliver(to: server.url("/hook"), in: workshop) == expected)
            let received = try JSON(parsing: try #require(workshop.text(of: "received")).utf8)
            #expect(received["headers"]?["webhook-signature"] == nil)
        }
    }

    @Test func `a message that cannot be sent is tried again, and says why without the secret`()
        async throws
    {
        try await withServer { workshop, server in
            let nobody = "http://127.0.0.1:\(server.freePort)/s3cret"
            #expect(await deliver(to: nobody, in: workshop) == .noAnswer("no connection"))
            #expect(
                await deliver(to: "env:ABSENT", in: workshop)
                    == .retry(after: nil, "env:ABSENT is not set")
            )
            #expect(
                await deliver(to: nobody, secret: "env:BAD", in: workshop)
                    == .retry(
                        after: nil,
                        "env:BAD is not a signing secret: whsec_ and base64"
                    )
            )
        }
    }

    private func deliver(
        to url: String,
        secret: String? = nil,
        in workshop: Workshop
    ) async -> Delivery {
        await WebhookDelivery(folder: workshop.folder.path, environment: ["BAD": "whsec_s3cret!"])
            .deliver(
                id: "entry-1-0",
                body: Array("{}".utf8),
                to: Webhook(url: SecretText(url), secret: secret.map { SecretText($0) }),
                at: Self.now
            )
    }
}
