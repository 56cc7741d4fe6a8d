import Foundation
import Statistics
import Testing
import TestSupport

struct DevianceTests {
    @Test func `what was expected does not deviate`() {
        #expect(deviance(7, from: 7) == 0)
        #expect(deviance(1e15, from: 1e15) == 0)
        #expect(deviance(0, from: 0) == 0)
    }

    @Test func `nothing seen deviates by all that was expected`() {
        #expect(deviance(0, from: 12.5) == 12.5)
    }

    @Test func `far away it is the formula itself`() {
        #expect(relativeError(deviance(10, from: 3), 10 * log(10.0 / 3) - 7) < 1e-15)
    }

    @Test(arguments: [1.0, 1e6, 1e12])
    func `near by it keeps its digits`(count: Double) {
        // x ln(x/m) + m − x with x = m(1 + e) is m e²/2 (1 − e/3 + e²/6 − …).
        let e = 0x1p-20
        let expected = count * e * e / 2 * (1 - e / 3 + e * e / 6)
        #expect(relativeError(deviance(count * (1 + e), from: count), expected) < 1e-9)
    }

    @Test func `the two forms meet where one takes over from the other`() {
        // |x − m| = 0.1 (x + m) at x = 11m/9.
        let edge = 9_000.0 * 11 / 9
        let inner = deviance(edge.nextDown, from: 9_000)
        let outer = deviance(edge.nextUp, from: 9_000)
        #expect(relativeError(inner, outer) < 1e-13)
    }
}
