import Foundation
import RolloutAPI

/// The keys of JSON answers, a line each: `checks[].id`.
struct AnswerKeys {
    private var sections: [String] = []

    /// Parts of the model, which are kept in the log and have tests of their own.
    private static let models: Set = ["payload", "plan", "register", "cohort"]

    var text: String { sections.joined(separator: "\n") }

    mutating func add(_ name: String, _ answer: some Encodable, _ ending: Ending = .done) throws {
        let json = try AnswerEncoder.text(of: answer, ending)
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let keys = Self.keys(of: value, below: "").map { "  \($0)\n" }.sorted()
        sections.append("\(name)\n" + Set(keys).sorted().joined())
    }

    private static func keys(of value: Any, below path: String) -> [String] {
        switch value {
        case let object as [String: Any]:
            object.flatMap { key, value in
                let name = path.isEmpty ? key : "\(path).\(key)"
                return models.contains(key) ? [name] : [name] + keys(of: value, below: name)
            }
        case let list as [Any]: list.flatMap { keys(of: $0, below: "\(path)[]") }
        case _: []
        }
    }
}
