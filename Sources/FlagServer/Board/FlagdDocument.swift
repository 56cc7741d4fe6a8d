import Crypto
import NIOHTTP1

/// The flag definition file that the flagd daemon fetches.
struct FlagdDocument: Sendable {
    private let tag: EntityTag
    private let whole: Reply
    private let unchanged: Reply

    init(_ bytes: [UInt8]) {
        tag = EntityTag(opaque: SHA256.hash(data: bytes).hexadecimal(bytes: 16))
        let fields = [("Cache-Control", "no-cache"), ("ETag", tag.text)]
        whole = Reply(.ok, bytes, fields: fields)
        unchanged = Reply(.notModified, fields: fields)
    }

    func reply(to request: HTTPRequestHead) -> Reply {
        tag.isAmong(request.headers["if-none-match"]) ? unchanged : whole
    }
}
