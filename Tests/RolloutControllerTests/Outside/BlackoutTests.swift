import Foundation
import Testing
import Values

@testable import RolloutController
@testable import Rollouts

@Suite struct BlackoutTests {
    private static let secret = "t0p/s3cret+p w?"

    private static func blackout(_ values: [String: String]) -> Blackout {
        Blackout(hiding: values.map { HiddenSecret(value: $0.value, name: $0.key) })
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
    }

    @Test(arguments: [
        "t0p/s3cret+p w?", "<t0p/s3cret+p w?>", "t0p%2Fs3cret%2Bp%20w%3F", "t0p%2fs3cret+p w%3f",
        "%74%30%70%2F%73%33%63%72%65%74%2B%70%20%77%3F", "t0p%252Fs3cret%252Bp%2520w%253F",
        "t0p/s3\u{200B}cret+p w?", "t0p/s3\u{1B}cret+\u{AD}p w?", "t0p/s3cr\net+p\n w?",
        "t0p/s3cret+pw?", #"{"password":"t0p\/s3cret+p w?"}"#.replacing(#"\/"#, with: "/"),
    ])
    func `a secret is found in whatever form it stands`(_ text: String) {
        let hidden = Self.blackout(["env:PASSWORD": Self.secret]).applied(to: text)
        #expect(hidden.contains("env:PASSWORD"))
        #expect(!hidden.contains("s3"))
        #expect(!hidden.contains("%73") && !hidden.contains("%33"))
    }

    @Test(arguments: 0...8)
    func `base64 is found wherever the secret begins in it`(_ before: Int) {
        let blackout = Self.blackout(["env:PASSWORD": Self.secret])
        for behind in 0...4 {
            let text =
                String(repeating: "<", count: before) + Self.secret
                + String(repeating: ">", count: behind)
            let digits = Self.base64(text)
            for form in [
                digits, digits.replacing("+", with: "-").replacing("/", with: "_"),
                digits.replacing("=", with: ""), String(digits.flatMap { [$0, "\n"] }),
            ] {
                let hidden = blackout.applied(to: "Authorization: Basic \(form)")
                #expect(hidden.contains("env:PASSWORD"), "\(form)")
                // What is left is of the text around it.
                let rest = hidden.replacing("env:PASSWORD", with: "").dropFirst(21)
                let left = rest.count { $0 != "\n" }
                #expect(left <= (before + behind) * 4 / 3 + 8, "\(rest)")
            }
        }
    }

    @Test func `user and password of an address are hidden one by one`() {
        let address = "postgres://app-user:p%40ss-word@db.example:5432/orders?sslkey=abcdefgh"
        let blackout = Self.blackout(["env:DATABASE_URL": address])
        for secret in [
            "app-user", "p%40ss-word", "p@ss-word", "app-user:p@ss-word", "abcdefgh", address,
            Self.base64("app-user:p@ss-word"), Self.base64("p@ss-word"), Self.base64("app-user"),
        ] {
            #expect(blackout.applied(to: "no \(secret)!") == "no env:DATABASE_URL!", "\(secret)")
        }
        #expect(blackout.applied(to: "db.example is down") == "db.example is down")
    }

    @Test func `a credential in base64 is hidden as what it says too`() {
        let blackout = Self.blackout(["file:basic": Self.base64("app-user:p@ss-word")])
        for secret in ["app-user", "p@ss-word", Self.base64("app-user:p@ss-word")] {
            #expect(blackout.applied(to: secret) == "file:basic")
        }
        let key = Self.blackout(["env:KEY": "whsec_c2VjcmV0IHNlY3JldA"])
        #expect(key.applied(to: "c2VjcmV0IHNlY3JldA") == "env:KEY")
    }

    @Test func `each line of a longer secret is hidden`() {
        let key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----\n"
        let blackout = Self.blackout(["file:key": key])
        #expect(blackout.applied(to: "bad line MIIEvQIBADANBgkq here") == "bad line file:key here")
        #expect(blackout.applied(to: key) == "file:key")
    }

    @Test func `the longest of several secrets is hidden, and no text is made of their names`() {
        let blackout = Self.blackout(["env:A": "secret", "env:B": "secret-and-more"])
        #expect(blackout.applied(to: "secret-and-more, secret") == "env:B, env:A")
        #expect(blackout.applied(to: "secretsecret") == "env:A")
        #expect(Blackout.none.applied(to: "secret") == "secret")
    }

    @Test(arguments: ["", "a", "on", "two", "12 "])
    func `what is too short to be a secret ruins no text`(_ value: String) {
        let text = "a file: two lines on 12 pages"
        #expect(Self.blackout(["env:A": value]).applied(to: text) == text)
    }

    @Test func `a secret is looked for before a text is cut`() {
        let blackout = Self.blackout(["env:A": Self.secret])
        let long = String(repeating: "x", count: 195) + Self.secret
        #expect(!ForeignText(long, hiding: blackout).text.contains("t0p"))
        #expect(ForeignText("no \(Self.secret)\nmore", hiding: blackout).text == "no env:A")
        #expect(ForeignText("t0p/s3cret+p\n w?", hiding: blackout).text == "env:A")
    }

    @Test func `the beginning of a secret in a text that was cut is hidden too`() {
        let blackout = Self.blackout(["env:URL": "postgres://app:topsecret@db.example/orders"])
        let text = "the column is postgres://app:topse…, or n…"
        #expect(blackout.applied(to: text) == "the column is env:URL…, or n…")
    }

    @Test func `a plan's secrets are those of sources, of messages and of programs`() {
        let plan = Plan(
            name: "p",
            population: Population(
                customers: .init(.command(Program(["./list"], environment: ["LIST"])), id: "id"),
                salt: "s"
            ),
            sources: [
                Source(
                    name: "a",
                    kind: .http(
                        .init(
                            url: .init("env:URL"),
                            headers: [.init(name: "A", value: .init("Bearer env:TOKEN"))]
                        )
                    ),
                    timeout: .seconds(1)
                ),
                Source(
                    name: "b",
                    kind: .command(Program(["./probe"], environment: ["PROBE"])),
                    timeout: .seconds(1)
                ),
            ],
            stages: [Stage(name: "beta", cohort: CohortSize(least: 1, most: 1), soak: .seconds(0))],
            notify: [Webhook(url: .init("env:HOOK"), secret: .init("env:KEY"))]
        )
        let names = ["URL", "TOKEN", "HOOK", "KEY", "LIST", "PROBE", "OTHER"]
        let environment = Dictionary(uniqueKeysWithValues: names.map { ($0, "value-of-\($0)-x") })
        let blackout = SecretResolver(folder: "/", environment: environment)
            .blackout(of: PlanSecrets(of: plan))
        for name in names.dropLast() {
            #expect(blackout.applied(to: "<value-of-\(name)-x>") == "<env:\(name)>")
        }
        #expect(blackout.applied(to: "value-of-OTHER-x") == "value-of-OTHER-x")
    }
}
