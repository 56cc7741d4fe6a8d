/// The JSON answer of `log prove --json`.
package struct ProofAnswer: Encodable {
    package let index: Int
    /// The bytes of the entry as text, which its leaf of the hash tree is made of.
    package let entry: String
    /// The C2SP tlog-proof.
    package let proof: String

    package init(index: Int, entry: [UInt8], proof: [UInt8]) {
        self.index = index
        self.entry = String(decoding: entry, as: UTF8.self)
        self.proof = String(decoding: proof, as: UTF8.self)
    }
}
