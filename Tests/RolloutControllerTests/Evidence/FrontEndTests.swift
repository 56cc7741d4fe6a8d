@testable import Rollouts
import Testing

@testable import RolloutController
@testable import Values

/// A real Prometheus behind caches and gateways that answer something else than was asked.
@Suite(WithPrometheus(history: PastTraffic.text)) struct FrontEndTests {
    private let prometheus: PrometheusServer

    init() throws {
        prometheus = try #require(PrometheusServer.running)
    }

    private func measurement(
        through way: String,
        from first: Int = 30,
        to last: Int = 600
    ) async throws -> Measurement {
        guard case .prometheus(let endpoint) = prometheus.source else {
            throw PrometheusServer.NeverScraped(query: way, value: 0)
        }
        let port = endpoint.url.text.split(separator: ":").last?.filter(\.isNumber) ?? ""
        return try await withServer { workshop, server in
            let url = SecretText(server.url("/front/\(way.asPathPart)/\(port)"))
            let readings = await workshop.readings(
                of: [.failures(#"past_requests_total{code="500"}"#, total: "past_requests_total")],
                from: .prometheus(.init(url: url)),
                window: .stage,
                since: PastTraffic.minute(first),
                now: PastTraffic.minute(last)
            )
            return try #require(readings.first).measurement
        }
    }

    private func truth(_ first: Int, _ last: Int) -> Measurement? {
        .counts(
            PastTraffic.errors(from: first, to: last),
            of: PastTraffic.requests(from: first, to: last)
        )
    }

    @Test(arguments: ["whole", "readonly", "rounded", "later"])
    func `rounded times, a refused POST or fewer samples change nothing`(way: String) async throws {
        for (first, last) in [(30, 600), (95, 587), (180, 419), (200, 240)] {
            let found = try await measurement(through: way, from: first, to: last)
            #expect(found == truth(first, last), "\(first) to \(last)")
        }
    }

    @Test func `samples of other times are no answer`() async throws {
        let why = try await measurement(through: "shifted").why
        #expect(why?.contains("which was not asked for") == true, "\(why ?? "a number")")
    }

    @Test func `resets that lack an hour are no answer`() async throws {
        let why = try await measurement(through: "fewer").why
        #expect(why?.contains("differ in what they hold") == true, "\(why ?? "a number")")
    }

    @Test(arguments: [
        #"isPartial=true"#, #"partialResponse=true"#, #"warnings=["a store is down"]"#,
        #"warnings="a store is down""#, #"warnings={"store":"down"}"#, #"warnings=[{"code":7}]"#,
        #"errorType="timeout""#, #"error="a shard timed out""#, #"errors=["a shard"]"#,
        #"is_partial="true""#, #"truncated=1"#, #"resultsLimited=true"#,
    ])
    func `an answer that says it is not whole is none`(mark: String) async throws {
        let why = try await measurement(through: mark).why
        #expect(why?.hasPrefix("it: the answer is not whole: ") == true, "\(why ?? "a number")")
    }

    @Test(arguments: [
        #"isPartial=false"#, #"warnings=[]"#, #"warnings=null"#, #"infos=["not a counter"]"#,
        #"error="""#, #"stats={"seriesFetched":"3"}"#,
    ])
    func `an answer that only could say so is whole`(mark: String) async throws {
        #expect(try await measurement(through: mark) == truth(30, 600))
    }
}

extension String {
    /// The text percent-encoded, to be one part of a path.
    fileprivate var asPathPart: String {
        utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            return Character(scalar).isLetter && byte < 128
                ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        .joined()
    }
}
