import Rollouts
import Values

/// Posts messages to webhooks according to Standard Webhooks 1.0.0.
struct WebhookDelivery: Sendable {
    private let secrets: SecretResolver

    private static let timeout: Duration = .seconds(10)
    private static let answerBytesMax = 1_048_576

    init(folder: String, environment: [String: String]) {
        secrets = SecretResolver(folder: folder, environment: environment)
    }

    /// Makes one attempt to deliver a message.
    ///
    /// The id must be the same in each attempt, so that the receiver can detect duplicates, and
    /// must not contain a full stop.
    func deliver(
        id: String,
        body: [UInt8],
        to webhook: Webhook,
        at now: Instant
    ) async -> Delivery {
        let exchange: HTTPExchange
        do throws(Unavailable) {
            exchange = try self.exchange(id: id, body: body, webhook, now)
        } catch {
            return .retry(after: nil, error.why)
        }
        let delivery = await Deadline.result(within: Self.timeout) { () async -> Delivery in
            do throws(Unavailable) {
                return Delivery(try await exchange.response(), at: now)
            } catch {
                return .noAnswer(error.why)
            }
        }
        return delivery ?? .noAnswer("timed out after \(Self.timeout.spoken)")
    }

    private func exchange(
        id: String,
        body: [UInt8],
        _ webhook: Webhook,
        _ now: Instant
    ) throws(Unavailable) -> HTTPExchange {
        let timestamp = now.milliseconds / 1_000
        var headers = [
            (name: "content-type", value: "application/json"),
            (name: "webhook-id", value: id),
            (name: "webhook-timestamp", value: String(timestamp)),
        ]
        if let secret = webhook.secret {
            let key = try secrets.text(of: secret)
            guard
                let signature = WebhookSignature.v1(
                    id: id,
                    timestamp: timestamp,
                    body: body,
                    secret: key
                )
            else {
                throw .sourceFailed("\(secret.text) is not a signing secret: whsec_ and base64")
            }
            headers.append((name: "webhook-signature", value: signature))
        }
        return HTTPExchange(
            url: try secrets.text(of: webhook.url),
            headers: headers,
            body: body,
            answerBytesMax: Self.answerBytesMax,
            security: try secrets.security(of: webhook.certificates)
        )
    }
}
