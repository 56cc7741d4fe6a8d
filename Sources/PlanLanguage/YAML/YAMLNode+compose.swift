import Rollouts
import Values
import Yams

extension YAMLNode {
    static let anchorMessage = "anchors and aliases are not part of the plan language: write it out"

    /// Returns nil if the text is not YAML; reports and omits nodes with any other problem.
    ///
    /// `file` is the number of the file that the text is of: 0 for the plan.
    static func compose(_ text: String, _ findings: Findings, file: Int = 0) -> YAMLNode? {
        if let problem = YAMLLimits.problem(in: text) {
            findings.error(problem.message, at: problem.at.inFile(file))
            return nil
        }
        do {
            var text = RepeatedKeys(text: text)
            let (parser, root) = try text.composed()
            // Nodes hold their anchors weakly; the parser owns them.
            return withExtendedLifetime(parser) {
                guard let root else {
                    let what = file == 0 ? "the plan" : "the file"
                    findings.error("\(what) is empty", at: Location.start.inFile(file))
                    return nil
                }
                return NodeConverter(keys: text, findings: findings, file: file)
                    .node(root, depth: 0)
            }
        } catch {
            let problem = finding(for: error)
            findings.error(problem.message, at: problem.at.inFile(file))
            return nil
        }
    }

    private static func finding(for error: any Error) -> Finding {
        guard let error = error as? YamlError else {
            return .error("not YAML: \(error)", at: .start)
        }
        switch error {
        case .scanner(let context, let problem, let mark, let yaml),
            .parser(let context, let problem, let mark, let yaml),
            .composer(let context, let problem, let mark, let yaml):
            let place = context.map { " (\($0.text))" } ?? ""
            let isBraced = yaml.contains("${") && context?.text.contains("flow") == true
            let hint =
                isBraced
                ? "; in { } and [ ] a text with ${…} in it is quoted"
                : problem.contains("cannot start any token")
                    ? "; a text that begins with a special character is quoted" : ""
            return .error("not YAML: \(problem)\(place)\(hint)", at: Location(mark))
        case .reader(let problem, let offset, _, let yaml):
            return .error("not YAML: \(problem)", at: Location(of: offset ?? 0, in: yaml))
        case .duplicatedKeysInMapping(let keys, let context):
            // Without the keys' names: nothing is known yet of what this file is.
            let others = keys.count > 1 ? ", and so are \((keys.count - 1).grouped) others" : ""
            return .error("this key is repeated\(others)", at: Location(context.mark))
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return .error("not YAML: \(error)", at: .start)
        }
    }
}

/// Converts the library's tree to `YAMLNode`, which has no anchors, no tags and only text keys.
private struct NodeConverter {
    let keys: RepeatedKeys
    let findings: Findings
    let file: Int

    func node(_ node: Node, depth: Int) -> YAMLNode {
        let location = Location(node.mark).inFile(file)
        if let problem = problem(of: node, depth: depth) {
            findings.error(problem, at: location)
            return YAMLNode(content: .refused, at: location)
        }
        switch node {
        case .scalar(let scalar):
            let content = YAMLNode.Content.scalar(scalar.string, isPlain: scalar.style == .plain)
            return YAMLNode(content: content, at: location)
        case .sequence(let sequence):
            let nodes = sequence.map { self.node($0, depth: depth + 1) }
            return YAMLNode(content: .sequence(nodes), at: location)
        case .mapping(let mapping):
            return YAMLNode(content: .mapping(entries(of: mapping, depth: depth)), at: location)
        case .alias:
            return YAMLNode(content: .refused, at: location)
        }
    }

    private func problem(of node: Node, depth: Int) -> String? {
        if node.anchor != nil { return YAMLNode.anchorMessage }
        if depth > YAMLLimits.depth { return "nested deeper than \(YAMLLimits.depth) levels" }
        let plain: [Tag.Name] = [.str, .map, .seq, .implicit, .nonSpecific]
        let tag = Tag.Name(rawValue: node.tag.description)
        return plain.contains(tag) ? nil : "tags such as !!str are not part of the plan language"
    }

    private func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLNode.Entry] {
        var places: [String: Location] = [:]
        return mapping.compactMap { key, value in
            let location = Location(key.mark).inFile(file)
            guard case .scalar(let scalar) = key, problem(of: key, depth: depth) == nil else {
                findings.error("a key is a plain word", at: location)
                return nil
            }
            let name = keys.original(scalar.string)
            if let first = places[name] {
                findings.error("repeated key \(name.quoted)", at: max(first, location))
                return nil
            }
            places[name] = location
            let value = node(value, depth: depth + 1)
            return YAMLNode.Entry(key: name, keyAt: location, value: value)
        }
    }
}

extension Location {
    init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    fileprivate init(of offset: Int, in text: String) {
        let before = text.prefix(offset)
        let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        self.init(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
}
