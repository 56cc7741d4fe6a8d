/// The fields of an encoded key, separated by plus signs.
///
/// The last field is base64, which may itself contain a plus.
struct KeyFields {
    let name: KeyName
    let id: String
    /// The byte of the kind, then the key.
    let material: [UInt8]

    /// Returns nil if fields are missing, the first ones differ from `prefix`, or the last one is
    /// not base64.
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
