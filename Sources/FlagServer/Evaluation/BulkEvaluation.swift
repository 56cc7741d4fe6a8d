import Crypto
import NIOHTTP1

/// The answers of all flags for one context.
struct BulkEvaluation {
    private let answers: [FlagAnswer]
    private let tag: EntityTag

    init(of board: FlagBoard, for context: EvaluationContext) {
        answers = board.flags.map { $0.answer(for: context.targetingKey.span) }
        // The board's version identifies all possible answers, so adding which of them were
        // given identifies the result.
        var named = Array(board.version.utf8)
        for answer in answers { named.append(answer.isOn ? 1 : 0) }
        tag = EntityTag(opaque: SHA256.hash(data: named).hexadecimal(bytes: 16))
    }

    func reply(to request: HTTPRequestHead) -> Reply {
        let fields = [("Cache-Control", "no-store"), ("ETag", tag.text)]
        guard !tag.isAmong(request.headers["if-none-match"]) else {
            return Reply(.notModified, fields: fields)
        }
        return Reply(.ok, body, fields: fields)
    }

    private var body: [UInt8] {
        let objects = answers.map(\.object).joined(separator: CollectionOfOne(UInt8(ascii: ",")))
        return Array(#"{"flags":["#.utf8) + objects + Array("]}".utf8)
    }
}
