/// The parts of a key that is written out, with a plus between them.
///
/// The last part is base64, which may have a plus of its own.
struct KeyFields {
    let name: KeyName
    let id: String
    /// The byte of the kind, then the key.
    let material: [UInt8]

    /// Nil where the parts are not there, the first ones are others than `prefix`, or the last one
    /// is not base64.
    init?(_ text: some Collection<UInt8>, prefix: [String]) {
        let count = prefix.count + 3
        let fields = text.split(
            separator: UInt8(ascii: "+"),
            maxSplits: count - 1,
            omittingEmptySubsequences: false
        )
        guard fields.count == count,
            zip(fields, prefix).allSatisfy({ $0.elementsEqual($1.utf8) }),
            let name = KeyName(bytes: fields[count - 3]),
            let material = Base64.decode(fields[count - 1])
        else { return nil }
        self.name = name
        id = String(decoding: fields[count - 2], as: UTF8.self)
        self.material = material
    }
}
