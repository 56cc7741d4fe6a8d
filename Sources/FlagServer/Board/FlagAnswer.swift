import JSONCoding
import NIOHTTP1

/// A flag's answer for one customer, encoded for both endpoints.
struct FlagAnswer: Sendable {
    /// The flag's element in the bulk answer.
    let object: [UInt8]
    let reply: Reply
    let isOn: Bool

    init(of flag: ServedFlag, isOn: Bool, reason: String) {
        var metadata = JSONObjectText()
        metadata.add("stage", flag.stage)
        metadata.add("revision", flag.revision)
        var text = JSONObjectText()
        text.add("key", flag.key)
        text.add("reason", reason)
        // The Python client treats an answer without a variant as an error.
        text.add("variant", isOn ? "on" : "off")
        text.add("value", isOn)
        text.add("metadata", metadata)
        object = text.bytes
        reply = Reply(.ok, object)
        self.isOn = isOn
    }

    init(_ failure: EvaluationFailure, key: String) {
        object = failure.object(key: key)
        reply = failure.reply(key: key)
        isOn = false
    }
}
