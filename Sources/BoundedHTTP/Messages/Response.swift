import NIOCore
package import NIOHTTP1

/// An encoded answer, except for the `Date` and `Connection` fields.
package struct Response: Sendable {
    /// The status line and the fields, without the empty line that follows them.
    let head: [UInt8]
    let body: ByteBuffer

    /// Without `fields` the answer is not cached; without a body it has no content type.
    package init(
        _ status: HTTPResponseStatus,
        _ body: [UInt8] = [],
        contentType: String = "application/json",
        fields: [(String, String)] = [("Cache-Control", "no-store")]
    ) {
        self.body = ByteBuffer(bytes: body)
        var fields = fields
        if !body.isEmpty { fields.append(("Content-Type", contentType)) }
        fields.append(("X-Content-Type-Options", "nosniff"))
        if status != .notModified { fields.append(("Content-Length", "\(body.count)")) }
        let lines = fields.map { "\($0): \($1)\r\n" }.joined()
        head = Array("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n\(lines)".utf8)
    }
}
