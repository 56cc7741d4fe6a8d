extension String {
    /// Returns the word that was most likely meant by a misspelling; nil if none is near.
    ///
    /// A word of up to three letters may have one error, and a longer one two. An error is an
    /// inserted, a missing or a replaced letter, or two letters exchanged (the optimal string
    /// alignment distance). Only a hundred words of up to 48 bytes are compared, so that a text
    /// full of mistakes is not slow.
    package func nearest(in words: some Sequence<String>) -> String? {
        let limit = count < 4 ? 1 : 2
        let near = words.prefix(100).compactMap { word -> (word: String, distance: Int)? in
            guard abs(word.utf8.count - utf8.count) <= limit, utf8.count <= 48 else { return nil }
            let distance = Array(utf8).distance(to: Array(word.utf8))
            return distance <= limit ? (word, distance) : nil
        }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }
}

extension String {
    /// Returns the text `; did you mean soak?`; empty if none of the words is near.
    package func hint(in words: some Sequence<String>) -> String {
        nearest(in: words).map { "; did you mean \($0)?" } ?? ""
    }
}

extension [UInt8] {
    /// Returns the optimal string alignment distance, computed in three rows.
    fileprivate func distance(to other: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array<Int>(0...other.count)
        for row in indices {
            var current = [row + 1]
            for column in other.indices {
                let replaced = last[column] + (self[row] == other[column] ? 0 : 1)
                var least = Swift.min(last[column + 1] + 1, current[column] + 1, replaced)
                let swaps = row > 0 && column > 0 && self[row] == other[column - 1]
                if swaps, self[row - 1] == other[column] {
                    least = Swift.min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
