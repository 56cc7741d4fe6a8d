import Rollouts
import Transparency
import Values

/// Asks one witness for its cosignature (c2sp.org/tlog-witness v1.0.0, add-checkpoint).
struct WitnessClient: Sendable {
    let witness: WitnessEndpoint
    let limit: Duration

    typealias Request = @Sendable (_ oldSize: Int) throws -> AddCheckpointRequest

    /// Returns the witness's answer, within the limit, to a checkpoint of `size` entries.
    ///
    /// `known` is the number of entries that the witness is known to have cosigned.
    func outcome(
        of note: SignedNote,
        size: Int,
        known: Int,
        request: @escaping Request
    ) async -> WitnessOutcome {
        let ask = Ask(witness: witness, note: note, size: size, request: request)
        let outcome = await Deadline.result(within: limit, grace: .zero) {
            // The known size may come from another witness that had this name before.
            await ask.outcome(from: min(known, size))
        }
        return outcome ?? .down("no answer within \(limit.spoken)")
    }
}

/// The one or two requests that a cosignature takes.
private struct Ask: Sendable {
    let witness: WitnessEndpoint
    let note: SignedNote
    let size: Int
    let request: WitnessClient.Request

    private static let answerBytesMax = 1_048_576

    private enum Reply {
        case final(WitnessOutcome)
        /// The witness requests a proof from another size.
        case from(Int)
    }

    func outcome(from oldSize: Int) async -> WitnessOutcome {
        let known: Int
        switch await reply(from: oldSize) {
        case .final(let outcome): return outcome
        case .from(let size): known = size
        }
        guard known <= size else { return .refused(.sawMore(size: known)) }
        guard known != oldSize else { return .refused(.answered(409)) }
        switch await reply(from: known) {
        case .final(let outcome): return outcome
        case .from(let other):
            return .refused(other > size ? .sawMore(size: other) : .contended(size: other))
        }
    }

    private func reply(from oldSize: Int) async -> Reply {
        let body: [UInt8]
        do {
            body = try request(oldSize).bytes
        } catch {
            return .final(.down("not asked, the log cannot be read: \(error)"))
        }
        let exchange = HTTPExchange(
            url: address,
            headers: [(name: "content-type", value: "text/plain; charset=utf-8")],
            body: body,
            answerBytesMax: Self.answerBytesMax
        )
        do throws(Unavailable) {
            return reply(try await exchange.response(), from: oldSize)
        } catch {
            return .final(.down(error.why))
        }
    }

    private func reply(_ answer: HTTPExchange.Response, from oldSize: Int) -> Reply {
        switch answer.status {
        case 200: return .final(received(answer.body))
        case 403: return .final(.refused(.unknownKey))
        case 404: return .final(.refused(.unknownLog))
        case 409:
            guard answer.namesSize else { return .final(.refused(.forked(size: oldSize))) }
            return size(in: answer.body).map { .from($0) } ?? .final(.refused(.answered(409)))
        case 422: return .final(.refused(.unproven(size: oldSize)))
        case 429, 500...599: return .final(.down("answered \(answer.status)"))
        case let status: return .final(.refused(.answered(status)))
        }
    }

    private func received(_ answer: [UInt8]) -> WitnessOutcome {
        switch witness.key.cosignature(in: answer, on: note.text) {
        case .success(let cosignature): .cosigned(cosignature)
        case .failure(let refusal): .refused(.badCosignature(refusal))
        }
    }

    /// Parses the digits of a size, followed by a newline.
    private func size(in body: [UInt8]) -> Int? {
        guard body.last == UInt8(ascii: "\n"), 2...20 ~= body.count,
            body.dropLast().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(String(decoding: body.dropLast(), as: UTF8.self))
    }

    private var address: String {
        witness.url + (witness.url.hasSuffix("/") ? "" : "/") + "add-checkpoint"
    }
}

extension HTTPExchange.Response {
    fileprivate var namesSize: Bool {
        contentType?.split(separator: ";").first.map { $0.lowercased() }
            == WitnessRefusal.sizeContentType
    }
}
