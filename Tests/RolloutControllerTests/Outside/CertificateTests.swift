import Foundation
import Testing
import Values

@testable import RolloutController
@testable import Rollouts

/// TLS of one's own, against a real server with certificates that the test makes.
@Suite struct CertificateTests {
    /// What one source or webhook is told of certificates.
    struct Terms: Sendable {
        var showing = "server"
        var version = "1.3"
        var clients: String?
        var ca: String? = "file:ca.pem"
        var own: (cert: String, key: String)?
        var server: String?
        var host = "127.0.0.1"
        var scheme = "https"
        var environment: [String: String] = [:]

        var certificates: Certificates? {
            Certificates(
                ca: ca.map { SecretText($0) },
                cert: own.map { SecretText($0.cert) },
                key: own.map { SecretText($0.key) },
                server: server
            )
        }
    }

    private static func withServer<Value>(
        _ terms: Terms,
        _ body: (Workshop, SecretText) async throws -> Value
    ) async throws -> Value {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let server = try SecureServer(
            in: workshop,
            showing: terms.showing,
            version: terms.version,
            clients: terms.clients
        )
        defer { server.stop() }
        let port = try await server.port()
        return try await body(workshop, SecretText("\(terms.scheme)://\(terms.host):\(port)/"))
    }

    private static func answer(_ terms: Terms) async throws -> Measurement? {
        try await withServer(terms) { workshop, url in
            let endpoint = Source.Endpoint(url: url, certificates: terms.certificates)
            return await workshop.measurement(
                of: .value("v"),
                from: .http(endpoint),
                environment: terms.environment
            )
        }
    }

    static let own = (cert: "file:client.pem", key: "file:client.key")

    @Test(arguments: ["127.0.0.1", "localhost"])
    func `an authority of one's own is trusted where it is named`(_ host: String) async throws {
        #expect(try await Self.answer(Terms(host: host)) == .value(1))
    }

    @Test func `an authority may be in the environment, and several in one text`() async throws {
        let answer = try await Self.withServer(Terms()) { workshop, url in
            let texts = [workshop.text(of: "other.pem"), workshop.text(of: "ca.pem")]
            let pem = texts.compactMap(\.self).joined()
            let ca = Certificates(ca: SecretText("env:CA"))
            return await workshop.measurement(
                of: .value("v"),
                from: .http(.init(url: url, certificates: ca)),
                environment: ["CA": pem]
            )
        }
        #expect(answer == .value(1))
    }

    @Test func `SSL_CERT_FILE is heeded, and what a source names goes before it`() async throws {
        try await Self.withServer(Terms()) { workshop, url in
            func answer(_ file: String, _ ca: String?) async -> Measurement? {
                let certificates = Certificates(ca: ca.map { SecretText($0) })
                return await workshop.measurement(
                    of: .value("v"),
                    from: .http(.init(url: url, certificates: certificates)),
                    environment: ["SSL_CERT_FILE": workshop.folder.appending(path: file).path]
                )
            }
            #expect(await answer("ca.pem", nil) == .value(1))
            #expect(await answer("other.pem", "file:ca.pem") == .value(1))
            let distrusted = await answer("other.pem", nil)?.why ?? ""
            #expect(distrusted.contains("signed by an authority of SSL_CERT_FILE"))
            #expect(
                await answer("absent.pem", nil)
                    == .missing("it: SSL_CERT_FILE does not name a readable file of up to 4 MiB")
            )
            #expect(
                await answer("ca.key", nil)
                    == .missing("it: SSL_CERT_FILE holds no certificate in PEM")
            )
        }
    }

    @Test(arguments: ["1.2", "1.3"])
    func `a certificate of one's own is shown to a server that asks for one`(
        _ version: String
    ) async throws {
        let terms = Terms(version: version, clients: "ca", own: Self.own)
        #expect(try await Self.answer(terms) == .value(1))
    }

    private static let refusals: [(Terms, String)] = [
        (Terms(ca: nil), "not signed by an authority of this system"),
        (Terms(ca: nil), "name its authority with ca, or in SSL_CERT_FILE"),
        (Terms(ca: "file:other.pem"), "not signed by an authority of file:other.pem"),
        (Terms(showing: "expired"), "or is out of date"),
        (Terms(showing: "named"), "of another name than the address"),
        (Terms(showing: "named"), "give the one that it bears with server"),
        (Terms(server: "another.internal"), "another name than another.internal"),
        (Terms(clients: "ca"), "asks for a certificate: name one with cert and key"),
        (Terms(version: "1.2", clients: "ca"), "name one with cert and key"),
        (
            Terms(clients: "ca", own: ("file:stranger.pem", "file:stranger.key")),
            "does not accept the certificate of file:stranger.pem"
        ),
        (
            Terms(version: "1.2", clients: "ca", own: ("file:stranger.pem", "file:stranger.key")),
            "does not accept the certificate of file:stranger.pem"
        ),
        (
            Terms(clients: "ca", own: ("file:client.pem", "file:stranger.key")),
            "the private key is not that of the certificate file:client.pem"
        ),
        (Terms(ca: "file:absent"), "file:absent is not a readable text file of up to 4 MiB"),
        (Terms(ca: "env:ABSENT"), "env:ABSENT is not set"),
        (Terms(ca: "file:ca.key"), "file:ca.key holds no certificate in PEM"),
        (
            Terms(own: ("file:client.pem", "file:client.pem")),
            "file:client.pem holds no private key in PEM"
        ),
        (
            Terms(own: ("file:client.pem", "file:locked.key")),
            "file:locked.key holds no private key in PEM, or one that takes a passphrase"
        ),
        (Terms(scheme: "http"), "its address is not https, which its certificates are for"),
    ]

    @Test(arguments: refusals)
    func `what cannot be verified is no answer, and says what helps`(
        _ terms: Terms,
        _ why: String
    ) async throws {
        let answer = try await Self.answer(terms)
        let said = answer?.why ?? "\(String(describing: answer))"
        #expect(said.hasPrefix("it: "))
        #expect(said.contains(why), "\(said)")
    }

    @Test func `the name that a certificate bears is asked for, and the host stays`() async throws {
        let terms = Terms(showing: "named", server: "metrics.internal")
        try await Self.withServer(terms) { workshop, url in
            let endpoint = Source.Endpoint(url: url, certificates: terms.certificates)
            let answer = await workshop.measurement(of: .value("v"), from: .http(endpoint))
            #expect(answer == .value(1))
            #expect(workshop.text(of: "asked") == "metrics.internal 127.0.0.1\n")
        }
    }

    @Test(arguments: ["Metrics.Internal", "metrics.internal."])
    func `a name is the same in capitals, and with the dot that ends it`(
        _ name: String
    ) async throws {
        #expect(try await Self.answer(Terms(showing: "named", server: name)) == .value(1))
    }

    @Test func `Prometheus is asked with the same certificates`() async throws {
        let terms = Terms(clients: "ca", own: Self.own)
        try await Self.withServer(terms) { workshop, url in
            for (certificates, isTrusted) in [
                (terms.certificates, true), (Certificates(ca: SecretText("file:ca.pem")), false),
            ] {
                let answer = await workshop.measurement(
                    of: .value("scalar(up)"),
                    from: .prometheus(.init(url: url, certificates: certificates))
                )
                #expect((answer == .value(1)) == isTrusted, "\(String(describing: answer))")
            }
        }
    }

    @Test func `webhooks are delivered with the same certificates`() async throws {
        let name = "metrics.internal"
        let terms = Terms(showing: "named", clients: "ca", own: Self.own, server: name)
        try await Self.withServer(terms) { workshop, url in
            let webhooks = WebhookDelivery(folder: workshop.folder.path, environment: [:])
            func delivery(_ certificates: Certificates?) async -> Delivery {
                await webhooks.deliver(
                    id: "entry-1",
                    body: Array("{}".utf8),
                    to: Webhook(url: url, secret: nil, certificates: certificates),
                    at: .current
                )
            }
            #expect(await delivery(terms.certificates) == .delivered)
            guard case .noAnswer(let why) = await delivery(nil) else {
                Issue.record("it was delivered")
                return
            }
            #expect(why.contains("no trusted certificate"))
            let absent = Certificates(ca: SecretText("file:absent"))
            guard case .retry(_, let missing) = await delivery(absent) else {
                Issue.record("it was delivered")
                return
            }
            #expect(missing.contains("file:absent"))
        }
    }

    @Test func `a private key never comes back`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let line = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0123456789abcdef"
        let key = "-----BEGIN PRIVATE KEY-----\n\(line)\n-----END PRIVATE KEY-----\n"
        try workshop.write(key, to: "me.key")
        let certificates = Certificates(
            cert: SecretText("file:me.pem"),
            key: SecretText("file:me.key")
        )
        let hook = Certificates(cert: SecretText("file:me.pem"), key: SecretText("env:HOOK_KEY"))
        let stage = Stage(name: "beta", cohort: CohortSize(least: 10, most: 20), soak: .zero)
        let url = SecretText("https://metrics.invalid")
        let plan = Plan(
            name: "plan",
            sources: [
                Source(
                    name: "it",
                    kind: .http(.init(url: url, certificates: certificates)),
                    timeout: .zero
                )
            ],
            stages: [stage],
            notify: [Webhook(url: url, secret: nil, certificates: hook)]
        )
        let other = String(line.reversed())
        let resolver = SecretResolver(
            folder: workshop.folder.path,
            environment: ["HOOK_KEY": key.replacing(line, with: other)]
        )
        let blackout = resolver.blackout(of: PlanSecrets(of: plan))
        let shown = blackout.applied(to: "it said \(line) and \(other)")
        #expect(shown == "it said file:me.key and env:HOOK_KEY")
    }
}
