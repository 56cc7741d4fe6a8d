import JSONCoding

extension JSON {
    /// The plan with other names for some of its stages.
    func renamingStages(_ names: [String: String]) -> JSON {
        guard !names.isEmpty else { return self }
        return mapping("stages") { $0.mappingItems { $0.mapping("name") { $0.renamed(names) } } }
            .mapping("noGo") { checks in
                checks.mappingItems { check in
                    check.mapping("stages") { $0.mappingItems { $0.renamed(names) } }
                        .mapping("id") { $0.renamedAfterAt(names) }
                }
            }
    }

    /// The same object with another value of a key, if it has that.
    private func mapping(_ key: String, _ change: (JSON) -> JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                member.key == key ? Member(key: key, value: change(member.value)) : member
            }
        )
    }

    private func mappingItems(_ change: (JSON) -> JSON) -> JSON {
        guard case .array(let items) = self else { return self }
        return .array(items.map(change))
    }

    private func renamed(_ names: [String: String]) -> JSON {
        stringValue.flatMap { names[$0] }.map(JSON.string) ?? self
    }

    /// The id of a check with the new name of the stage that tells it from others.
    private func renamedAfterAt(_ names: [String: String]) -> JSON {
        guard let id = stringValue, let at = id.firstIndex(of: "@"),
            let name = names[String(id[id.index(after: at)...])]
        else { return self }
        return .string(id[...at] + name)
    }
}
