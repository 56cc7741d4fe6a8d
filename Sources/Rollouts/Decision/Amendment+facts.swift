extension Amendment {
    /// The effect on each stage and check for people, as pairs of effect and name; none for a first
    /// plan.
    package var facts: [(String, String)] {
        guard !isFirst else { return [] }
        return stages.compactMap { stage in
            stage.from.map { ("renamed", "\(stage.name), which was \($0)") }
        } + checks.map { ($0.effect, $0.subject) } + removed.map { ("taken away", $0) }
    }

    /// The effect on the checks in one clause: `errors keeps its evidence; leak begins anew`.
    var summary: String {
        (stages.compactMap { stage in stage.from.map { "\($0) is \(stage.name) now" } }
            + [
                Self.clause(checks.filter(\.isKept).map(\.id), "keeps", "keep", " what was seen"),
                Self.clause(checks.filter { !$0.isKept }.map(\.id), "begins", "begin", " anew"),
                Self.clause(removed, "is", "are", " taken away"),
            ].compactMap(\.self)).map { "; \($0)" }.joined()
    }

    private static func clause(
        _ ids: [String],
        _ one: String,
        _ several: String,
        _ rest: String
    ) -> String? {
        ids.isEmpty
            ? nil : "\(ids.joined(separator: ", ")) \(ids.count == 1 ? one : several)\(rest)"
    }
}

extension CarriedCheck {
    fileprivate var effect: String { isKept ? "kept" : "begins anew" }

    private var span: String {
        isCountedFromNow == true ? "what comes after the next recorded look" : "the whole stage"
    }

    fileprivate var subject: String {
        guard let from else { return "\(id), a new check" }
        let renamed = from == id ? "" : ", which was \(from)"
        return id + renamed
            + (isKept ? "" : ", judged on \(span); a failure seen before counts")
    }
}
