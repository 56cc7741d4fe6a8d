import Foundation

/// Files of test vectors, in `Vectors` beside the caller's file or above it.
package enum Vectors {
    package static func bytes(_ path: String, near file: String = #filePath) throws -> [UInt8] {
        let folder = try FixtureFolder.url("Vectors", near: file)
        return [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    package static func decode<Value: Decodable>(
        _ type: Value.Type,
        _ path: String,
        near file: String = #filePath
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes(path, near: file)))
    }
}
