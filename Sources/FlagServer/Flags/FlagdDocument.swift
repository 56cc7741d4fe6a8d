import BoundedHTTP
import Crypto
import NIOHTTP1

/// The flag definition file that the flagd daemon fetches.
struct FlagdDocument: Sendable {
    private let tag: EntityTag
    private let whole: Response
    private let unchanged: Response

    init(_ bytes: [UInt8]) {
        tag = EntityTag(opaque: SHA256.hash(data: bytes).hexadecimal(bytes: 16))
        let fields = [("Cache-Control", "no-cache"), ("ETag", tag.text)]
        whole = Response(.ok, bytes, fields: fields)
        unchanged = Response(.notModified, fields: fields)
    }

    func response(to request: HTTPRequestHead) -> Response {
        tag.isAmong(request.headers["if-none-match"]) ? unchanged : whole
    }
}
