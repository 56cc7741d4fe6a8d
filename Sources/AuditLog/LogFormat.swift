/// The log's format as it is written down, format 1, edition 1.
package enum LogFormat {
    /// The text of `FORMAT.md`: every field of an entry, and what is hashed how.
    package static var document: String {
        String(decoding: PackageResources.FORMAT_md, as: UTF8.self)
    }

    /// The JSON Schema (draft 2020-12) of an entry.
    package static var entrySchema: String {
        String(decoding: PackageResources.entry_schema_json, as: UTF8.self)
    }
}
