import Rollouts
import Values

/// The clock and the sources, which change between the steps.
extension Walk {
    static let words = ["errors", "latency", "tickets", "pool"]
    static let good: WalkEvidence = [
        "errors": .value(1), "latency": .value(100), "tickets": .value(0), "pool": .value(300),
    ]
    private static let bad: WalkEvidence = [
        "errors": .value(15), "latency": .value(700), "tickets": .value(7), "pool": .value(50),
    ]

    mutating func set(_ word: String, to measurement: Measurement?) {
        evidence[word] = measurement
        log.evidence[word] = measurement
    }

    mutating func changeSurroundings() {
        moveClock()
        guard chance(1, in: 6), let word = Self.words.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: set(word, to: nil)
        case 1: set(word, to: .unavailable(.sourceFailed("down")))
        case 2...3: set(word, to: Self.bad[word])
        case _: set(word, to: Self.good[word])
        }
    }

    /// Lets some time pass; at times the clock jumps, far ahead or back.
    private mutating func moveClock() {
        let seconds: ClosedRange<Int>
        switch Int.random(in: 0..<240, using: &random) {
        case 0:
            seconds = 70 * 86_400...200 * 86_400
            tally.add("clock far ahead")
        case 1...4: seconds = 7_200...5 * 86_400
        case 5...8:
            seconds = -86_400 ... -600
            tally.add("clock back")
        case 9 where logTime > log.now: seconds = 1...1
        case 9: seconds = -150 * 86_400 ... -3 * 86_400
        case 10...80: seconds = 1...60
        case _: seconds = 60...2_400
        }
        log.wait(.seconds(Int.random(in: seconds, using: &random)))
    }
}
