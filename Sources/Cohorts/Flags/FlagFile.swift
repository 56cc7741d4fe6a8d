import JSONCoding

/// The flags of all rollouts as one flagd definition; the same flags give the same bytes.
package struct FlagFile: Hashable, Sendable {
    /// The JSON, with the flags in the order of their keys' bytes.
    package let json: [UInt8]
    /// Flags that are off for everybody because they would have made the file too long.
    package let tooLong: [String]

    /// The maximum length, since flagd's clients silently drop a message of more than 4 MiB.
    package static let bytesMax = 3_670_016

    /// Requires that no two flags have the same name.
    package init(_ flags: [Flag], bytesMax: Int = Self.bytesMax) {
        let flags = flags.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        precondition(
            zip(flags, flags.dropFirst()).allSatisfy { Array($0.name.utf8) != Array($1.name.utf8) },
            "no two flags have the same name"
        )
        var entries = zip(flags, FlagForm.forms(of: flags)).map { Entry($0, $1) }
        var bytes = entries.reduce(Self.bytesAround) { $0 + $1.bytes }
        var tooLong: [Int] = []
        // The longest first, so that as few flags as possible are off.
        for index in entries.indices.sorted(by: { entries[$0].bytes > entries[$1].bytes })
        where bytes > bytesMax {
            bytes -= entries[index].bytes
            entries[index] = Entry(flags[index], .off(problem: Self.problem))
            bytes += entries[index].bytes
            tooLong.append(index)
        }
        self.tooLong = tooLong.sorted().map { flags[$0].name }
        json = Self.document(entries).text
    }

    /// A text that every file written here contains, and no other file does.
    package static let mark = "\"flagSetId\": \"sluice\""

    private static let problem = "its list is too long for a flag file: ask over OFREP"
    /// An upper bound of the bytes around the flags.
    private static let bytesAround = 200

    private static func document(_ entries: [Entry]) -> JSONValue {
        [
            "$schema": "https://flagd.dev/schema/v0/flags.json",
            "metadata": ["flagSetId": "sluice"],
            "flags": .object(entries.map { ($0.key, $0.json) }),
        ]
    }
}

extension FlagFile {
    private struct Entry {
        let key: String
        let json: JSONValue
        /// The length of the entry in the file, including its key.
        let bytes: Int

        init(_ flag: Flag, _ form: FlagForm) {
            key = flag.name
            json = flag.json(form)
            bytes = JSONValue.object([(key, json)]).text(indent: 1).count
        }
    }
}
