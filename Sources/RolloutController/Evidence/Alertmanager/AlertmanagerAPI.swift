import JSONCoding
import Rollouts
import Values

/// The two questions that Alertmanager is asked over its API of version 2.
struct AlertmanagerAPI: Sendable {
    let endpoint: Source.Endpoint
    let secrets: SecretResolver
    let blackout: Blackout
    /// Takes the time at which the server says that it answered.
    var hearClock: @Sendable (Instant?) -> Void = { _ in }

    private static let answerBytesMax = 16 * 1_048_576

    /// Returns the alerts that fire and that all matchers fit, whatever hides them from people.
    func alerts(fitting matchers: AlertMatchers) async throws(Unavailable) -> [KnownAlert] {
        let kinds = ["active", "silenced", "inhibited", "unprocessed"].map { "\($0)=true" }
        let filters = matchers.matchers.map { "filter=\($0.text.percentEncoded)" }
        let answer = try await get("alerts?" + (kinds + filters).joined(separator: "&"))
        guard let items = answer.arrayValue else { throw Self.stranger }
        var alerts: [KnownAlert] = []
        for item in items {
            guard let alert = KnownAlert(item) else { throw Self.stranger }
            guard alert.fits(matchers) else {
                throw .sourceFailed("it answered with alerts that it was not asked for")
            }
            alerts.append(alert)
        }
        return alerts
    }

    /// Returns the time at which it was started.
    func started() async throws(Unavailable) -> Instant {
        let answer = try await get("status")
        guard let time = answer["uptime"]?.stringValue.flatMap({ Instant(text: $0) }) else {
            throw Self.stranger
        }
        return time
    }

    func shown(_ text: String) -> String { ForeignText(text, hiding: blackout).text }

    private static let stranger = Unavailable.sourceFailed(
        "the answer is not that of Alertmanager"
    )

    private func get(_ question: String) async throws(Unavailable) -> JSON {
        let url = try secrets.url(of: endpoint)
        let answer = try await HTTPExchange(
            url: (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/api/v2/" + question,
            headers: [(name: "accept", value: "application/json")]
                + (try secrets.headers(of: endpoint)),
            body: nil,
            answerBytesMax: Self.answerBytesMax,
            security: try secrets.security(of: endpoint)
        ).response()
        hearClock(answer.answeredAt)
        guard answer.isSuccess else {
            // Alertmanager tells in a text what is wrong with a matcher.
            let problem = (try? JSON(parsing: answer.body))?.stringValue.map { ": \(shown($0))" }
            throw .sourceFailed("answered \(answer.status)\(problem ?? "")")
        }
        return try JSON(answer: answer.body)
    }
}

/// One alert that an Alertmanager knows to fire.
struct KnownAlert: Sendable {
    let fingerprint: String
    let labels: [(name: String, value: String)]
    /// The time at which it was last heard of.
    let updatedAt: Instant
    let silences: [String]
    let inhibitors: [String]

    /// Nil for a value that is no alert.
    init?(_ json: JSON) {
        guard let fingerprint = json["fingerprint"]?.stringValue,
            case .object(let labels)? = json["labels"],
            let updatedAt = json["updatedAt"]?.stringValue.flatMap({ Instant(text: $0) }),
            let status = json["status"], status["state"]?.stringValue != nil,
            let silences = status["silencedBy"]?.texts,
            let inhibitors = status["inhibitedBy"]?.texts
        else { return nil }
        let named = labels.compactMap { label in
            label.value.stringValue.map { (name: label.key, value: $0) }
        }
        guard named.count == labels.count else { return nil }
        self.fingerprint = fingerprint
        self.labels = named
        self.updatedAt = updatedAt
        self.silences = silences
        self.inhibitors = inhibitors
    }

    var name: String { value(of: "alertname") }

    func value(of label: String) -> String { labels.first { $0.name == label }?.value ?? "" }

    /// Returns false if a matcher that can be told here does not fit.
    func fits(_ matchers: AlertMatchers) -> Bool {
        matchers.matchers.allSatisfy { $0.fits(value(of: $0.label)) ?? true }
    }
}

extension JSON {
    /// The texts of a list, in which there is nothing else.
    fileprivate var texts: [String]? {
        guard let items = arrayValue else { return nil }
        let texts = items.compactMap(\.stringValue)
        return texts.count == items.count ? texts : nil
    }
}
