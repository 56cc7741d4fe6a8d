import JSONCoding

extension JSON {
    /// The plan with other names for some of its stages.
    func renamingStages(_ names: [String: String]) -> JSON {
        guard !names.isEmpty, case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.key == "stages", case .array(let stages) = member.value else {
                    return member
                }
                return Member(key: member.key, value: .array(stages.map { $0.renamed(names) }))
            }
        )
    }

    private func renamed(_ names: [String: String]) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.key == "name", let name = member.value.stringValue else {
                    return member
                }
                return Member(key: "name", value: .string(names[name] ?? name))
            }
        )
    }
}
