import PlanLanguage
import Rollouts
import Values

/// The questions put to one source on one occasion.
struct Inquiry: Sendable {
    let source: Source
    let asked: any EvidenceSource
    let occasion: Occasion

    private static let questionsAtOnceMax = 16

    func readings(of checks: [Check]) async -> [Reading] {
        var waiting: [Question: [Check]] = [:]
        var readings: [Reading] = []
        for check in checks {
            do throws(Unavailable) {
                let question = try occasion.question(for: check.measure, of: source.kind)
                waiting[question, default: []].append(check)
            } catch {
                readings.append(unavailable(check, error))
            }
        }
        return readings + (await answers(to: waiting))
    }

    private func answers(to questions: [Question: [Check]]) async -> [Reading] {
        await withTaskGroup(of: [Reading].self) { group in
            var waiting = questions.makeIterator()
            for _ in 0..<Self.questionsAtOnceMax {
                guard let (question, checks) = waiting.next() else { break }
                group.addTask { await ask(question, for: checks) }
            }
            var readings: [Reading] = []
            for await answered in group {
                readings += answered
                if let (question, checks) = waiting.next() {
                    group.addTask { await ask(question, for: checks) }
                }
            }
            return readings
        }
    }

    private func ask(_ question: Question, for checks: [Check]) async -> [Reading] {
        let result = await Deadline.result(within: source.timeout.duration) {
            [asked] () async -> Result<SourceAnswer, Unavailable> in
            do throws(Unavailable) {
                return .success(try await asked.answer(to: question))
            } catch {
                return .failure(error)
            }
        }
        let late = Unavailable.sourceFailed("timed out after \(source.timeout.text)")
        return checks.map { reading($0, result ?? .failure(late)) }
    }

    private func reading(_ check: Check, _ result: Result<SourceAnswer, Unavailable>) -> Reading {
        do throws(Unavailable) {
            switch try result.get() {
            case .measured(let measurement, let time):
                return occasion.reading(check, measurement, at: time)
            case .document(let document):
                let answer = JSONAnswer(document)
                return occasion.reading(check, try answer.measurement(of: check.measure.quantity))
            }
        } catch {
            return unavailable(check, error)
        }
    }

    private func unavailable(_ check: Check, _ why: Unavailable) -> Reading {
        occasion.reading(check, .unavailable(why.said(of: source.name)))
    }
}
