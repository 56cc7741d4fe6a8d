import JSONCoding
import Testing
import Values

@testable import RolloutController
@testable import Rollouts

@Suite struct DiscreetSourceTests {
    private struct Answering: EvidenceSource {
        let answer: Result<SourceResponse, Unavailable>

        func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
            try answer.get()
        }
    }

    private static func response(
        _ answer: Result<SourceResponse, Unavailable>
    ) async throws(Unavailable) -> SourceResponse {
        let blackout = Blackout(hiding: [HiddenSecret(value: "topsecret", name: "env:A")])
        return try await DiscreetSource(source: Answering(answer: answer), blackout: blackout)
            .response(to: .everything)
    }

    @Test(arguments: [Unavailable.noData("no topsecret"), .sourceFailed("no topsecret")])
    func `a refusal has no secret, and is of the same kind`(_ refusal: Unavailable) async {
        let told = await #expect(throws: Unavailable.self) {
            try await Self.response(.failure(refusal))
        }
        #expect(told?.why == "no env:A")
        if case .noData = refusal, case .noData? = told { return }
        if case .sourceFailed = refusal, case .sourceFailed? = told { return }
        Issue.record("\(refusal) became \(String(describing: told))")
    }

    @Test func `the name of a series has no secret, and its numbers stay`() async throws {
        let bounds = Bounds(
            ends: [.value(2), .value(1)],
            doubts: [CountDoubt(series: "{url=topsecret}", least: 1, most: 2, reason: .gap)]
        )
        let now = Instant.current
        let answer = try await Self.response(.success(.measured(.bounded(bounds), at: now)))
        guard case .measured(let measurement, now, nil) = answer else {
            Issue.record("\(answer)")
            return
        }
        let doubt = CountDoubt(series: "{url=env:A}", least: 1, most: 2, reason: .gap)
        #expect(measurement == .bounded(Bounds(ends: bounds.ends, doubts: [doubt])))
    }

    @Test func `a document and a plain measurement stay as they are`() async throws {
        let answer = try await Self.response(.success(.measured(.value(3), at: .current)))
        guard case .measured(.value(3), _, _) = answer else {
            Issue.record("\(answer)")
            return
        }
        let document = try await Self.response(.success(.document(.string("topsecret"))))
        guard case .document(.string("topsecret")) = document else {
            Issue.record("\(document)")
            return
        }
    }
}
