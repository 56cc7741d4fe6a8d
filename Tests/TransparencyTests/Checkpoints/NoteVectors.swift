import Foundation
import TestSupport

/// The notes that others have published, and what is to be thought of each.
struct NoteVectors: Decodable {
    let keys: Keys
    let notes: [Note]
    let cosignature_v1: CosignatureVector
    let consistency_with_signed_checkpoints: Growth
    let format_checkpoint: Format

    static func all() throws -> NoteVectors {
        try Vectors.decode(NoteVectors.self, "notes/notes.json")
    }

    static func bytes(_ file: String) throws -> [UInt8] {
        try Vectors.bytes("notes/\(file)")
    }

    struct Keys: Decodable {
        let peter_skey: String
        let peter_vkey: String
        let enoch_vkey: String
        let sumdb_vkey: String
        let foo_vkey: String
        let bad_vkeys: [String]
    }

    struct Note: Decodable {
        let file: String
        let vkeys: [String]
        let expect: String
        let sha256: String
    }

    struct CosignatureVector: Decodable {
        let checkpoint_body: String
        let witness_vkey: String
        let witness_seed_hex: String
        let timestamp: UInt64
        let line: String
        let must_be_ignored_wrong_key_id: String
        let must_be_ignored_wrong_name: String
    }

    struct Growth: Decodable {
        let log_vkey: String
        let good: [Case]
        let bad: [Case]

        struct Case: Decodable {
            let old: Int
            let new: Int
            let old_root: Data
            let new_root: Data
            let proof: [Data]
        }
    }

    struct Format: Decodable {
        let origin: String
        let size: Int
        let root_is_leafhash_of: String
        let want: String
    }
}
