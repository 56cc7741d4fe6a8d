import BoundedHTTP
import Cohorts
import JSONCoding
import NIOHTTP1

/// A flag's answer for one customer, encoded for both endpoints.
struct FlagResponse: Sendable {
    /// The flag's element in the bulk answer.
    let object: [UInt8]
    let response: Response
    let isOn: Bool

    init(of flag: Flag, isOn: Bool, reason: String) {
        var metadata = JSONObjectText()
        metadata.add("stage", flag.stage)
        metadata.add("revision", flag.revision)
        var text = JSONObjectText()
        text.add("key", flag.name)
        text.add("reason", reason)
        // The Python client treats an answer without a variant as an error.
        text.add("variant", isOn ? "on" : "off")
        text.add("value", isOn)
        text.add("metadata", metadata)
        object = text.bytes
        response = Response(.ok, object)
        self.isOn = isOn
    }

    init(_ failure: EvaluationFailure, key: String) {
        object = failure.object(key: key)
        response = failure.response(key: key)
        isOn = false
    }
}
