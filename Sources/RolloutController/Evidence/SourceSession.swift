import PlanLanguage
import Rollouts
import Values

/// The queries sent to one source in one gathering, each with the source's time limit.
struct SourceSession: Sendable {
    let source: Source
    let asked: any EvidenceSource
    let context: GatheringContext

    private static let queriesAtOnceMax = 16

    func readings(of checks: [Check]) async -> [Reading] {
        var waiting: [SourceQuery: [Check]] = [:]
        var readings: [Reading] = []
        for check in checks {
            do throws(Unavailable) {
                let query = try context.query(for: check.measure, of: source.kind.name)
                waiting[query, default: []].append(check)
            } catch {
                readings.append(unavailable(check, error))
            }
        }
        return readings + (await responses(to: waiting))
    }

    private func responses(to queries: [SourceQuery: [Check]]) async -> [Reading] {
        await withTaskGroup(of: [Reading].self) { group in
            var waiting = queries.makeIterator()
            for _ in 0..<Self.queriesAtOnceMax {
                guard let (query, checks) = waiting.next() else { break }
                group.addTask { await ask(query, for: checks) }
            }
            var readings: [Reading] = []
            for await answered in group {
                readings += answered
                if let (query, checks) = waiting.next() {
                    group.addTask { await ask(query, for: checks) }
                }
            }
            return readings
        }
    }

    private func ask(_ query: SourceQuery, for checks: [Check]) async -> [Reading] {
        let result = await Deadline.result(within: source.timeout.duration) {
            [asked] () async -> Result<SourceResponse, Unavailable> in
            do throws(Unavailable) {
                return .success(try await asked.response(to: query))
            } catch {
                return .failure(error)
            }
        }
        let late = Unavailable.sourceFailed("timed out after \(source.timeout.text)")
        return checks.map { reading($0, result ?? .failure(late), in: query.window) }
    }

    private func reading(
        _ check: Check,
        _ result: Result<SourceResponse, Unavailable>,
        in window: CounterWindow?
    ) -> Reading {
        do throws(Unavailable) {
            switch try result.get() {
            case .measured(let measurement, let time, let coveredSince):
                return context.reading(
                    check,
                    measurement,
                    at: time,
                    in: window,
                    coveredSince: coveredSince
                )
            case .document(let document):
                let measurement = try JSONAnswer(document).measurement(
                    of: check.measure.quantity,
                    as: check.require.traits.basis
                )
                if case .word(.text(let text)) = measurement, asked.shown(text) != text {
                    throw .sourceFailed("its text holds a secret of the plan, and is not recorded")
                }
                return context.reading(check, measurement)
            }
        } catch {
            return unavailable(check, error)
        }
    }

    private func unavailable(_ check: Check, _ why: Unavailable) -> Reading {
        context.reading(check, .unavailable(why.said(of: source.name)))
    }
}
