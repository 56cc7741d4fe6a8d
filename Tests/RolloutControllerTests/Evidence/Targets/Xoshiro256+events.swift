import Foundation
import Statistics

extension Xoshiro256 {
    mutating func below(_ limit: Int) -> Int { Int(nextShare() * Double(limit)) }

    mutating func happens(_ share: Double) -> Bool { nextShare() < share }

    /// Draws the number of events in a time in which so many are expected: Poisson.
    mutating func events(expected: Double) -> Int {
        guard expected < 50 else {
            let normal = (-2 * log(1 - nextShare())).squareRoot() * cos(2 * .pi * nextShare())
            return max(0, Int((expected + normal * expected.squareRoot()).rounded()))
        }
        let floor = exp(-expected)
        var (count, product) = (0, nextShare())
        while product > floor {
            count += 1
            product *= nextShare()
        }
        return count
    }

    /// Draws how many of the events fail.
    mutating func failures(of events: Int, at rate: Double) -> Int {
        guard rate > 0 else { return 0 }
        return min(events, self.events(expected: Double(events) * rate))
    }
}
