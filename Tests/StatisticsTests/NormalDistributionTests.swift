import Statistics
import Testing
import TestSupport

struct NormalDistributionTests {
    /// Computed with mpmath at 40 digits.
    @Test(arguments: [
        (-3, 0.998650101968369905), (0, 0.5), (0.5, 0.308537538725986896),
        (1, 0.158655253931457051), (1.000_000_1, 0.158655229734385795),
        (5, 2.86651571879193912e-7), (8.3, 5.20556974489025402e-17),
        (20, 2.75362411860623370e-89), (30.7, 2.84583022087381916e-207),
        (37.5, 4.60535300958195484e-308),
    ])
    func `the tail keeps its digits far out`(z: Double, chance: Double) {
        #expect(relativeError(NormalDistribution.upperTail(z), chance) < 4e-15)
    }

    @Test func `the ends hold all and nothing`() {
        #expect(NormalDistribution.upperTail(-.infinity) == 1)
        #expect(NormalDistribution.upperTail(.infinity) == 0)
        #expect(NormalDistribution.upperTail(1e200) == 0)
        #expect(NormalDistribution.upperTail(.nan).isNaN)
        #expect(NormalDistribution.upperQuantile(0) == .infinity)
        #expect(NormalDistribution.upperQuantile(1) == -.infinity)
    }

    @Test(arguments: [-1e-9, 1 + 0x1p-52, .nan, .infinity, -.infinity])
    func `what is no chance has no quantile`(chance: Double) {
        #expect(NormalDistribution.upperQuantile(chance).isNaN)
    }

    /// Computed with mpmath at 40 digits.
    @Test(arguments: [
        (0.5, 0), (0.3, 0.524400512708040816), (0.025, 1.95996398454005421),
        (0.01, 2.32634787404084109), (1e-10, 6.36134090240405620),
        (1e-100, 21.2734535609653243), (1e-300, 37.0470962993611992),
        (0x1p-1074, 38.4674056171443463),
    ])
    func `a quantile is good to the last digits`(chance: Double, z: Double) {
        let quantile = NormalDistribution.upperQuantile(chance)
        #expect(abs(quantile - z) <= 2e-15 * max(1, z))
    }

    @Test(arguments: [0.5, 0.625, 0.75, 0.9375, 1 - 0x1p-30, 1 - 0x1p-53])
    func `the quantiles mirror each other`(chance: Double) {
        let lower = NormalDistribution.upperQuantile(chance)
        #expect(lower == -NormalDistribution.upperQuantile(1 - chance))
    }

    @Test func `the tail falls all the way`() {
        let tails = stride(from: -7.0, through: 38, by: 0.01).map(NormalDistribution.upperTail)
        #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 })
    }
}
