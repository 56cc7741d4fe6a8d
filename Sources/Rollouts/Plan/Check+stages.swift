extension Check {
    /// Returns true if the check applies in a stage; one that names no stages does in all.
    package func applies(in stage: String) -> Bool { stages?.contains(stage) ?? true }

    /// The id as written in the plan's file, which checks of several stages may share.
    package var writtenID: String { id.withoutStage }

    /// Returns the same check under an id that also names the first of its stages.
    package var withStageInID: Self {
        guard let first = stages?.first else { return self }
        return Self(
            id: "\(id)@\(first)",
            title: title == id ? "\(id)@\(first)" : title,
            measure: measure,
            require: require,
            validFor: validFor,
            when: when,
            sustained: sustained,
            onFail: onFail,
            repeats: repeats,
            since: since,
            stages: stages
        )
    }
}

extension CheckResult {
    /// The id as written in the plan's file, which checks of several stages may share.
    package var writtenID: String { id.withoutStage }
}

extension String {
    fileprivate var withoutStage: String { String(prefix { $0 != "@" }) }
}
