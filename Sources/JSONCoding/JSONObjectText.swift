/// The text of a JSON object, with members in the order in which they are added.
package struct JSONObjectText: Sendable {
    private var members: [UInt8] = []

    package init() {}

    package var bytes: [UInt8] { [UInt8(ascii: "{")] + members + [UInt8(ascii: "}")] }

    package mutating func add(_ key: String, _ text: String) {
        begin(key)
        JSON.append(text, to: &members)
    }

    /// Adds a number without a fraction, as clients that expect an integer reject `1.0`.
    package mutating func add(_ key: String, _ number: Int) {
        begin(key)
        members += "\(number)".utf8
    }

    package mutating func add(_ key: String, _ truth: Bool) {
        begin(key)
        members += (truth ? "true" : "false").utf8
    }

    package mutating func add(_ key: String, _ object: JSONObjectText) {
        begin(key)
        members += object.bytes
    }

    private mutating func begin(_ key: String) {
        if !members.isEmpty { members.append(UInt8(ascii: ",")) }
        JSON.append(key, to: &members)
        members.append(UInt8(ascii: ":"))
    }
}
