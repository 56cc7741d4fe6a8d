import BoundedHTTP
import Crypto
import NIOHTTP1

/// The answers of all flags for one context.
struct BulkEvaluation {
    private let answers: [FlagResponse]
    private let tag: EntityTag

    init(of snapshot: FlagSnapshot, for context: EvaluationContext) {
        answers = snapshot.flags.map { $0.answer(for: context.targetingKey.span) }
        // The snapshot's version identifies all possible answers, so adding which of them were
        // given identifies the result.
        var named = Array(snapshot.version.utf8)
        for answer in answers { named.append(answer.isOn ? 1 : 0) }
        tag = EntityTag(opaque: SHA256.hash(data: named).hexadecimal(bytes: 16))
    }

    func response(to request: HTTPRequestHead) -> Response {
        let fields = [("Cache-Control", "no-store"), ("ETag", tag.text)]
        guard !tag.isAmong(request.headers["if-none-match"]) else {
            return Response(.notModified, fields: fields)
        }
        return Response(.ok, body, fields: fields)
    }

    private var body: [UInt8] {
        let objects = answers.map(\.object).joined(separator: CollectionOfOne(UInt8(ascii: ",")))
        return Array(#"{"flags":["#.utf8) + objects + Array("]}".utf8)
    }
}
