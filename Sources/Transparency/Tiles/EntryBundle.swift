/// Up to 256 entries as one file of a tiled log, each preceded by its length in two bytes.
package enum EntryBundle {
    /// - Returns: Nil if an entry has more than 65,535 bytes, which no entry of this log has.
    package static func encode(_ entries: [[UInt8]]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for entry in entries {
            guard let length = UInt16(exactly: entry.count) else { return nil }
            bytes += [UInt8(length >> 8), UInt8(length & 0xff)] + entry
        }
        return bytes
    }

    /// - Returns: Nil if the bytes end within an entry.
    package static func decode(_ bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { return nil }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length else { return nil }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return entries
    }
}
