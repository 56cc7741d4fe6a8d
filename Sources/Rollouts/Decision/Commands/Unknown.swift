extension Situation {
    var noPlan: Decision {
        decision(.invalid, summary: "no plan is in force; apply one: sluice plan apply FILE")
    }

    func unknownStage(_ name: String) -> Decision {
        unknown("stage", name, among: plan.stages.map(\.name))
    }

    func unknown(_ kind: String, _ name: String, among known: [String]) -> Decision {
        let hint = name.nearest(in: known).map { "; did you mean \($0)?" } ?? ""
        return decision(.invalid, summary: "the plan has no \(kind) \(name)\(hint)")
    }
}

extension String {
    /// The word that a slip of the finger most likely meant; nil where none is near.
    ///
    /// Near is an edit distance (Levenshtein) of at most a third of the word's length.
    package func nearest(in words: some Sequence<String>) -> String? {
        let distances = words.map { (word: $0, distance: distance(to: $0)) }
        let best = distances.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        guard let best, best.distance <= Swift.max(1, utf8.count / 3) else { return nil }
        return best.word
    }

    private func distance(to other: String) -> Int {
        let (mine, theirs) = (Array(utf8.prefix(200)), Array(other.utf8.prefix(200)))
        var row = Array(0...theirs.count)
        for (index, byte) in mine.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in theirs.indices {
                let replaced = diagonal + (byte == theirs[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[theirs.count]
    }
}
