import Foundation
import Testing

struct RawAnswer {
    let status: Int
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head: ArraySlice<UInt8>) throws {
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        status = try #require(Int(lines[0].split(separator: " ")[1]))
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
        }
    }

    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The members of the object that the body is, or of one that is in it.
    func json() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
    }

    func errorCode() throws -> String {
        let json = try json()
        #expect((json["errorDetails"] as? String)?.isEmpty == false)
        return try #require(json["errorCode"] as? String)
    }
}

struct RawRequest {
    let bytes: [UInt8]

    init(_ method: String, _ path: String, _ fields: [(String, String)], _ body: String?) {
        var fields = fields
        if let body { fields.append(("Content-Length", "\(body.utf8.count)")) }
        let lines = fields.map { "\($0): \($1)\r\n" }.joined()
        bytes = Array(
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n\(body ?? "")".utf8
        )
    }
}
