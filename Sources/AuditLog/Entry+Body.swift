import JSONCoding
import Rollouts
import Transparency
import Values

/// The bytes of an entry, over which its hash is computed.
///
/// A payload that does not fit into an entry is attached: the entry then holds its SHA-256 in
/// `payloadDigest`, so that the tree still covers it.
struct EntryBody: Sendable {
    let bytes: [UInt8]
    let attachment: [UInt8]?

    /// The number of the format that every entry names, and that FORMAT.md describes.
    static let format: Double = 1
    /// The size limit of one entry in tlog-tiles.
    static let sizeMax = 65_535
    static let attachmentMax = 16_777_216

    /// - Throws: `LogError.tooLarge`, or an error of the encoder.
    init(_ entry: Entry) throws {
        let payload = JSON.Member(key: "payload", value: try JSON(parsing: entry.payload))
        let whole = try Self.envelope(entry, payload)
        guard whole.count > Self.sizeMax else {
            (bytes, attachment) = (whole, nil)
            return
        }
        let digest = SHA256Digest(of: entry.payload).hex
        let reference = JSON.Member(key: "payloadDigest", value: .string(digest))
        (bytes, attachment) = (try Self.envelope(entry, reference), entry.payload)
        guard bytes.count <= Self.sizeMax, entry.payload.count <= Self.attachmentMax else {
            throw LogError.tooLarge(bytes: entry.payload.count)
        }
    }

    private static func envelope(_ entry: Entry, _ payload: JSON.Member) throws -> [UInt8] {
        let actor = try JSON(parsing: CanonicalJSON.encode(entry.actor))
        return try JSON.object([
            .init(key: "format", value: .number(Self.format)),
            .init(key: "index", value: .number(Double(entry.index))),
            .init(key: "id", value: .string(entry.id)),
            .init(key: "time", value: .string(entry.time.text)),
            .init(key: "rollout", value: .string(entry.rollout)),
            .init(key: "kind", value: .string(entry.kind)),
            .init(key: "actor", value: actor),
            payload,
            .init(key: "stateDigest", value: .string(entry.states.own.hex)),
            .init(key: "statesDigest", value: .string(entry.states.all.hex)),
        ]).canonicalBytes()
    }
}

extension Entry {
    /// Decodes an entry.
    ///
    /// - Throws: `EntryError` if the bytes are not an entry, or the attachment is missing or does
    ///   not match.
    init(body: [UInt8], attachment: (SHA256Digest) throws -> [UInt8]?) throws {
        let json = try JSON(parsing: body)
        guard try json.canonicalBytes() == body else { throw EntryError.notCanonical }
        guard json["format"]?.numberValue == EntryBody.format else { throw EntryError.otherFormat }
        guard let index = json["index"]?.numberValue.flatMap({ Int(exactly: $0) }),
            let id = json["id"]?.stringValue, let rollout = json["rollout"]?.stringValue,
            let kind = json["kind"]?.stringValue, let actor = json["actor"],
            let time = json["time"]?.stringValue.flatMap({ Instant(text: $0) }),
            let own = json["stateDigest"]?.stringValue.flatMap({ SHA256Digest(hex: $0) }),
            let all = json["statesDigest"]?.stringValue.flatMap({ SHA256Digest(hex: $0) })
        else { throw EntryError.incomplete }
        self.init(
            index: index,
            id: id,
            time: time,
            rollout: rollout,
            kind: kind,
            actor: try CanonicalJSON.decode(Actor.self, from: actor.canonicalBytes()),
            payload: try Self.payload(of: json, attachment),
            states: StateDigests(own: own, all: all)
        )
    }

    private static func payload(
        of json: JSON,
        _ attachment: (SHA256Digest) throws -> [UInt8]?
    ) throws -> [UInt8] {
        if let payload = json["payload"] { return try payload.canonicalBytes() }
        guard let text = json["payloadDigest"]?.stringValue, let digest = SHA256Digest(hex: text)
        else { throw EntryError.incomplete }
        guard let bytes = try attachment(digest) else { throw EntryError.attachmentMissing }
        guard SHA256Digest(of: bytes) == digest else { throw EntryError.attachmentAltered }
        return bytes
    }
}

enum EntryError: Error, CustomStringConvertible {
    case notCanonical
    case otherFormat
    case incomplete
    case attachmentMissing
    case attachmentAltered

    var description: String {
        switch self {
        case .notCanonical: "is not canonical JSON"
        case .otherFormat: "is of a format that this version does not read"
        case .incomplete: "lacks a part that every entry has"
        case .attachmentMissing: "names an attachment that is missing"
        case .attachmentAltered: "names an attachment that was altered"
        }
    }
}
