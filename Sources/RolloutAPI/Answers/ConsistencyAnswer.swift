/// The JSON answer of `log consistency --json`.
package struct ConsistencyAnswer: Encodable {
    /// The number of entries of the earlier state.
    package let from: Int
    /// The number of entries now.
    package let size: Int
    /// The text that a C2SP witness is sent.
    package let request: String

    package init(from: Int, size: Int, request: [UInt8]) {
        self.from = from
        self.size = size
        self.request = String(decoding: request, as: UTF8.self)
    }
}
