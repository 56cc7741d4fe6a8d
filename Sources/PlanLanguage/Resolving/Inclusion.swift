import Rollouts
import Values

/// The files of shared checks that a plan includes, each read by somebody who may open files.
struct Inclusion {
    /// Returns the text of a file below the plan's folder, or the reason it cannot be read.
    let read: (String) -> Result<String, IncludeProblem>
    let findings: Findings
    /// The bytes that the plan and its files may have together.
    private var bytesLeft: Int
    private(set) var files: [String] = []

    static let filesMax = 20

    init(
        after text: String,
        _ findings: Findings,
        reading read: @escaping (String) -> Result<String, IncludeProblem>
    ) {
        self.read = read
        self.findings = findings
        bytesLeft = YAMLLimits.bytes - text.utf8.count
    }

    /// Returns the entries of the files that a plan names, in their order.
    mutating func included(by node: YAMLNode) -> [YAMLNode.Entry] {
        let nodes: [YAMLNode]
        if case .sequence(let items) = node.content { nodes = items } else { nodes = [node] }
        if let surplus = nodes.dropFirst(Self.filesMax).first {
            findings.error("a plan includes at most \(Self.filesMax) files", at: surplus.at)
        }
        return nodes.prefix(Self.filesMax).flatMap { entries(of: $0) }
    }

    private mutating func entries(of node: YAMLNode) -> [YAMLNode.Entry] {
        guard let path = NodeReader<String>.includedPath.read(node, findings) else { return [] }
        guard !files.contains(path) else {
            findings.error("\(path.quoted) is included twice", at: node.at)
            return []
        }
        switch read(path) {
        case .failure(let problem):
            findings.error("\(path.quoted) cannot be included: \(problem.reason)", at: node.at)
            return []
        case .success(let text):
            bytesLeft -= text.utf8.count
            guard bytesLeft >= 0 else {
                findings.error("a plan and what it includes are at most 1 MiB", at: node.at)
                return []
            }
            files.append(path)
            return entries(in: text, file: files.count)
        }
    }

    private func entries(in text: String, file: Int) -> [YAMLNode.Entry] {
        let own = Findings()
        guard let root = YAMLNode.compose(text.withoutByteOrderMark, own, file: file) else {
            own.all.forEach(findings.add)
            return []
        }
        // Nothing is told of what is in a file that is another one: its lines may be secrets.
        guard case .mapping(let entries) = root.content, entries.contains(where: \.isShared) else {
            findings.error(
                "this is not a file of shared checks, which is a mapping with some of the keys "
                    + Self.keys.joined(separator: ", "),
                at: Location.start.inFile(file)
            )
            return []
        }
        own.all.forEach(findings.add)
        for entry in entries where !entry.isShared {
            findings.error(Self.unknown(entry.key), at: entry.keyAt)
        }
        return entries.filter(\.isShared)
    }

    private static func unknown(_ key: String) -> String {
        guard key != PlanDocument.Key.include.rawValue else {
            return "an included file includes no other one"
        }
        return "unknown key \(key.quoted) in an included file"
            + Suggestion(for: key, among: keys).text
    }

    /// The parts of a plan that consist of checks, or that checks need.
    static let keys = [PlanDocument.Key.sources, .noGo, .mitigations, .risks].map(\.rawValue)
}

/// The reason an included file cannot be read.
package struct IncludeProblem: Error, Hashable, Sendable {
    package let reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}

extension YAMLNode.Entry {
    fileprivate var isShared: Bool { Inclusion.keys.contains(key) }
}

extension NodeReader where Value == String {
    /// Reads a path to a file below the plan's folder, in parts that are names.
    fileprivate static let includedPath = scalar(
        "a path below the plan's folder such as checks/common.yaml, without . and .."
    ) { text in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPath = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".." && part.utf8.count <= 255
                && !part.unicodeScalars.contains { $0.isControl || $0 == "\\" }
        }
        return isPath && text.utf8.count <= 1_000 ? text : nil
    }
}
