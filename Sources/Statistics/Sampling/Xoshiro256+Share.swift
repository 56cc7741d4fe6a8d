extension Xoshiro256 {
    /// Draws how many of `failures` among `trials` are in the first `part` of them: hypergeometric.
    ///
    /// Requires 0 ≤ failures ≤ trials and 0 ≤ part ≤ trials.
    package mutating func failures(inFirst part: Int, of trials: Int, having failures: Int) -> Int {
        guard failures > 0, part > 0 else { return 0 }
        guard part < trials else { return failures }
        return failures <= 32
            ? placed(failures, part, trials) : inverted(failures, part, trials)
    }

    /// Draws by placing one failure after the other among the remaining places.
    private mutating func placed(_ failures: Int, _ part: Int, _ trials: Int) -> Int {
        var inside = 0
        for placed in 0..<failures
        where nextShare() * Double(trials - placed) < Double(part - inside) {
            inside += 1
        }
        return inside
    }

    /// Draws by inversion, going outwards from the likeliest count on both sides.
    private mutating func inverted(_ failures: Int, _ part: Int, _ trials: Int) -> Int {
        let split = Split(failures: failures, part: part, trials: trials)
        let share: Double = Double(failures + 1) / Double(trials + 2)
        let mode = Int(Double(part + 1) * share)
        let start = min(max(mode, split.range.lowerBound), split.range.upperBound)
        var total = 0.0
        split.visit(from: start) { _, weight in
            total += weight
            return true
        }
        var left = nextShare() * total
        var drawn = start
        split.visit(from: start) { count, weight in
            drawn = count
            left -= weight
            return left >= 0
        }
        return drawn
    }
}

/// A hypergeometric distribution.
private struct Split {
    let failures: Int
    let part: Int
    let trials: Int

    var range: ClosedRange<Int> {
        max(0, failures - (trials - part))...min(failures, part)
    }

    /// Visits the counts, with their chances as multiples of the first one's, until told to stop.
    func visit(from start: Int, _ isToGoOn: (Int, Double) -> Bool) {
        var weight = 1.0
        guard isToGoOn(start, weight) else { return }
        for count in stride(from: start, to: range.upperBound, by: 1) {
            weight *= step(count)
            guard weight > 1e-18 else { break }
            guard isToGoOn(count + 1, weight) else { return }
        }
        weight = 1
        for count in stride(from: start, to: range.lowerBound, by: -1) {
            weight /= step(count - 1)
            guard weight > 1e-18 else { return }
            guard isToGoOn(count - 1, weight) else { return }
        }
    }

    private func step(_ count: Int) -> Double {
        Double(failures - count) / Double(count + 1)
            * (Double(part - count) / Double(trials - part - failures + count + 1))
    }
}
