import Foundation

/// One file of golden cases.
struct GoldenFile<Case: Decodable>: Decodable {
    let count: Int
    let cases: [Case]

    static func read(_ name: String) throws -> Self {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../Golden/\(name).json").standardizedFileURL
        return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }
}

/// How far a value is from a golden one, as a part of it; NaN where either is.
func relativeError(_ value: Double, _ golden: Double) -> Double {
    value == golden ? 0 : abs(value - golden) / abs(golden)
}

/// How far a logarithm is from a golden one, as a part of it where that is over 1.
func logError(_ value: Double, _ golden: Double) -> Double {
    abs(value - golden) / max(1, abs(golden))
}
