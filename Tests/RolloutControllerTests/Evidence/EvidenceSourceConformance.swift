import Rollouts
import Testing
import Values

/// The suite that every kind of evidence source must pass; a new one is a line in
/// `ConformingSource.all`.
@Suite struct EvidenceSourceConformance {
    @Test(arguments: ConformingSource.all)
    func `a source that misbehaves gives a reason in time, and never a number`(
        _ source: ConformingSource
    ) async throws {
        try await withServer { workshop, server in
            for misbehaviour in Misbehaviour.allCases {
                let answer = misbehaviour.answer(in: source.document, empty: source.empty)
                try workshop.write(answer, to: "answer")
                let isSlow = misbehaviour == .slow
                let start = ContinuousClock.now
                let readings = await workshop.readings(
                    of: source.quantities,
                    from: try source.kind(misbehaviour, workshop, server),
                    timeout: isSlow ? "1s" : "60s",
                    since: .current - .seconds(600)
                )
                let time = ContinuousClock.now - start
                #expect(readings.count == source.quantities.count)
                for (quantity, reading) in zip(source.quantities, readings) {
                    let why = reading.measurement.why ?? ""
                    #expect(
                        why.hasPrefix("it: ") && why.count > 10,
                        "\(misbehaviour), \(quantity): \(reading.measurement)"
                    )
                    if isSlow { #expect(why == "it: timed out after 1s") }
                    if !isSlow { #expect(!why.contains("timed out"), "\(misbehaviour)") }
                }
                // A second, two for cleaning up, and the rest for a machine that is busy.
                if isSlow { #expect(time < .seconds(20)) }
            }
            #expect(workshop.text(of: "elsewhere") == nil, "a redirect was followed")
        }
    }

    @Test(arguments: ConformingSource.all)
    func `a source that behaves gives every number that it is asked for`(
        _ source: ConformingSource
    ) async throws {
        try await withServer { workshop, server in
            try workshop.write(source.document, to: "answer")
            let readings = await workshop.readings(
                of: source.quantities,
                from: try source.kind(nil, workshop, server),
                timeout: "60s",
                since: ConformingSource.now - .seconds(600),
                now: ConformingSource.now
            )
            #expect(readings.count == source.quantities.count)
            for reading in readings { #expect(reading.measurement.why == nil) }
        }
    }

    @Test func `results that people attest are never asked for`() async throws {
        try await withWorkshop { workshop in
            let readings = await workshop.readings(
                of: [.value("open"), .trials("open")],
                from: .attestation(["bot"])
            )
            #expect(readings.count == 2)
            for reading in readings {
                #expect(reading.measurement == .failed("the plan has no source it to ask"))
            }
        }
    }

    @Test func `every kind that is asked is in the suite`() async throws {
        try await withServer { workshop, server in
            let kinds = try ConformingSource.all.map { try $0.kind(nil, workshop, server).name }
            #expect(Set(kinds) == Set(Source.Kind.Name.all(where: \.isAsked)))
        }
    }
}
