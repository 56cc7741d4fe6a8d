import Foundation
import Rollouts
import Values

/// An optional value that is encoded as `null` if absent, so that keys stay stable.
struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

/// An object with the schema version that every JSON answer includes.
private struct Versioned<Value: Encodable>: Encodable {
    let value: Value

    private enum Key: String, CodingKey { case schemaVersion }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(schemaVersion, forKey: .schemaVersion)
    }
}

extension Console {
    /// Prints an object, on one line if it is one of many.
    static func print(json value: some Encodable, onOneLine: Bool = false) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        print(String(decoding: try encoder.encode(Versioned(value: value)), as: UTF8.self))
    }
}

/// The version of every object that `--json` prints; keys are added, never changed.
let schemaVersion = 1

struct CheckJSON: Encodable {
    let id: String
    let title: String
    let part: String
    let verdict: String
    let why: Nullable<String>
    let detail: Nullable<String>
    let value: Nullable<String>
    let limit: String
    let ageSeconds: Nullable<Double>

    init(_ result: CheckResult) {
        id = result.id
        title = result.title
        part = result.part.word
        verdict = result.verdict.word
        why = Nullable(result.verdict.why?.rawValue)
        detail = Nullable(result.detail)
        value = Nullable(result.value)
        limit = result.limit
        ageSeconds = Nullable(result.ageSeconds)
    }
}

extension PlacedCheck.Part {
    var word: String {
        switch self {
        case .noGo: "noGo"
        case .gate: "gate"
        case .mitigation: "mitigation"
        case .risk: "risk"
        }
    }
}

struct HoldJSON: Encodable {
    let id: String
    let owner: String
    let reason: String
    let since: Instant
    let expires: Nullable<Instant>
    let needsPerson: Bool

    init(_ hold: Hold) {
        id = hold.id
        owner = hold.owner
        reason = hold.reason
        since = hold.since
        expires = Nullable(hold.expires)
        needsPerson = hold.needsPerson
    }
}

struct BlockerJSON: Encodable {
    let id: String
    let severity: String
    let title: String
    let status: String
    let stops: Bool
    let by: String
    let at: Instant
    let evidence: Nullable<String>
    let decision: Nullable<String>
    let workaround: Nullable<String>

    init(_ row: BlockerRow) {
        let known = row.blocker.known
        id = known.id
        severity = known.severity.rawValue
        title = known.title
        stops = row.stops
        workaround = Nullable(known.workaround)
        switch row.blocker.status {
        case .open(let person, let time, let reason):
            (status, by, at) = ("open", person, time)
            (evidence, decision) = (Nullable(nil), Nullable(reason))
        case .cleared(let person, let time, let proof, let why):
            (status, by, at) = ("cleared", person, time)
            (evidence, decision) = (Nullable(proof), Nullable(why))
        }
    }
}

struct MitigationJSON: Encodable {
    let id: String
    let title: String
    let level: String
    let status: String
    let due: String
    let deadline: Nullable<Instant>
    let verdict: Nullable<String>
    let value: Nullable<String>
    let limit: Nullable<String>

    init(_ row: MitigationRow) {
        id = row.mitigation.id
        title = row.mitigation.title
        level = row.mitigation.level.rawValue
        status = row.word
        due = row.mitigation.due.map(\.text) ?? "no deadline"
        deadline = Nullable(row.deadline)
        verdict = Nullable(row.result?.verdict.word)
        value = Nullable(row.result?.value)
        limit = Nullable(row.result?.limit)
    }
}

struct RiskJSON: Encodable {
    let id: String
    let title: String
    let acceptedBy: Nullable<String>
    let verdict: Nullable<String>
    let value: Nullable<String>

    init(_ row: RiskRow) {
        id = row.risk.id
        title = row.risk.title
        acceptedBy = Nullable(row.accepted?.by)
        verdict = Nullable(row.result?.verdict.word)
        value = Nullable(row.result?.value)
    }
}
