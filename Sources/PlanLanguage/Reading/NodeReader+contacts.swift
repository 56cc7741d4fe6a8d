import Values

extension NodeReader where Value == String {
    /// Reads the name of people, which is shown in sentences and in tables.
    static let owner = NodeReader { node, findings in
        guard let text = words.read(node, findings) else { return nil }
        guard text.count <= 100, !text.contains(where: \.isNewline), !text.contains("\t") else {
            findings.error("an owner is one line of at most 100 characters", at: node.at)
            return nil
        }
        return text
    }
}

extension NodeReader where Value == WebLink {
    /// Reads an address that people may open; nothing of it is repeated in a message.
    static let link = NodeReader { node, findings in
        guard case .scalar(let text, _) = node.content else {
            findings.expected("a link such as https://wiki.example/runbook", node)
            return nil
        }
        do throws(WebAddress.Problem) {
            let link = try WebLink(checking: text)
            guard (try? WebAddress(text))?.holdsSecret != true else {
                findings.error("a link is shown to people: leave out what is secret", at: node.at)
                return nil
            }
            return link
        } catch {
            findings.error("this is no link: \(error.text)", at: node.at)
            return nil
        }
    }
}
