import Foundation

/// One file of golden cases.
package struct GoldenFile<Case: Decodable>: Decodable {
    package let count: Int
    package let cases: [Case]

    /// Reads `Golden/NAME.json` beside the caller's file or above it.
    package static func read(_ name: String, near file: String = #filePath) throws -> Self {
        let url = try FixtureFolder.url("Golden", near: file).appending(path: "\(name).json")
        return try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
    }
}

/// The distance of a value from a golden one, as a part of it; NaN where either is.
package func relativeError(_ value: Double, _ golden: Double) -> Double {
    value == golden ? 0 : abs(value - golden) / abs(golden)
}

/// The distance of a logarithm from a golden one, as a part of it where that is over 1.
package func logError(_ value: Double, _ golden: Double) -> Double {
    abs(value - golden) / max(1, abs(golden))
}
