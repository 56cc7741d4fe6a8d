import Foundation
import Statistics
import Testing
import TestSupport

struct StirlingErrorTests {
    @Test func `it is what Stirling's formula leaves out of a factorial`() {
        // ln Γ(1) = ln Γ(2) = 0, Γ(½) = √π.
        #expect(relativeError(stirlingError(1), 1 - 0.5 * log(2 * .pi)) < 1e-14)
        #expect(relativeError(stirlingError(2), 2 - 1.5 * log(2) - 0.5 * log(2 * .pi)) < 1e-13)
        #expect(relativeError(stirlingError(0.5), 0.5 - 0.5 * log(2)) < 1e-14)
    }

    @Test(arguments: [0.05, 0.5, 3, 14.5, 15, 15.999, 40, 1e3])
    func `it follows the recurrence of the gamma function`(x: Double) {
        let step = stirlingError(x) - stirlingError(x + 1)
        #expect(abs(step - ((x + 0.5) * log1p(1 / x) - 1)) < 1e-15 * (1 + abs(step)))
    }

    @Test(arguments: [1e6, 1e9, 1e15])
    func `it is a twelfth of the inverse of a large number`(x: Double) {
        #expect(relativeError(stirlingError(x), 1 / (12 * x)) < 1e-12)
    }

    /// From 16 on the series is used; computed with mpmath at 40 digits.
    @Test(arguments: [
        (16, 0.0052076559196096404), (17.5, 0.0047613869417144498), (30, 0.0027776749297526936),
    ])
    func `its series is good to the last digits`(x: Double, error: Double) {
        #expect(relativeError(stirlingError(x), error) < 1e-15)
    }
}
