import Statistics
import Testing
import TestSupport

struct GammaDistributionTests {
    struct Known: Sendable, CustomTestStringConvertible {
        let shape, x, lower, upper: Double

        init(_ shape: Double, _ x: Double, _ lower: Double, _ upper: Double) {
            self.shape = shape
            self.x = x
            self.lower = lower
            self.upper = upper
        }

        var testDescription: String { "\(x) for \(shape)" }
    }

    /// Computed with mpmath at 40 digits.
    static let known = [
        Known(0.05, 1e-300, 1.02721686527167444e-15, 0.999999999999998973),
        Known(0.05, 0.9, 0.986386426034563371, 0.0136135739654366286),
        Known(0.05, 1.04, 0.989203584193393982, 0.0107964158066060182),
        Known(0.05, 1.06, 0.989546790768935769, 0.0104532092310642306),
        Known(0.05, 30, 0.999999999999999816, 1.84246497341310427e-16),
        Known(3, 1e-5, 1.66665416671666694e-16, 0.999999999999999833),
        Known(3, 700, 1, 2.42253238647831946e-299),
        Known(5e4, 48_212, 2.9337440532373236e-16, 0.99999999999999971),
        Known(5e4, 49_777, 0.15931393281817466, 0.84068606718182534),
        Known(5e4, 50_000, 0.50059470810479331, 0.49940529189520669),
        Known(5e4, 51_341, 0.99999999862470931, 1.3752906881226937e-9),
        Known(1e6, 1e6, 0.500132980760872591, 0.499867019239127409),
        Known(1e6, 9.9e5, 5.44664469301080867e-24, 1),
        Known(1e9, 999_747_018, 6.187831781583137e-16, 0.99999999999999938),
        Known(1e9, 999_968_378, 0.15866119647939587, 0.84133880352060413),
        Known(1e9, 1e9, 0.50000420522087006, 0.49999579477912994),
        Known(1e9, 1_000_009_486, 0.61790503440346876, 0.38209496559653124),
        Known(1e9, 1_000_189_736, 0.99999999901104153, 9.8895847083130535e-10),
    ]

    @Test(arguments: known)
    func `both tails keep their digits`(known: Known) throws {
        let gamma = try #require(GammaDistribution(shape: known.shape))
        let chance = try #require(gamma.chance(upTo: known.x))
        let error = known.shape <= 1e6 ? 1e-12 : 1e-10
        #expect(relativeError(chance.value, known.lower) < error)
        #expect(relativeError(chance.complement, known.upper) < error)
    }

    @Test(arguments: [0, -1, 0.049, 1.1e9, .nan, .infinity])
    func `what is no usable shape has no distribution`(shape: Double) {
        #expect(GammaDistribution(shape: shape) == nil)
    }

    @Test func `the ends hold nothing and all`() throws {
        let gamma = try #require(GammaDistribution(shape: 2))
        #expect(gamma.chance(upTo: 0) == .zero)
        #expect(gamma.chance(upTo: -1) == .zero)
        #expect(gamma.chance(upTo: -.infinity) == .zero)
        #expect(gamma.chance(upTo: .infinity) == .one)
        #expect(gamma.chance(upTo: .greatestFiniteMagnitude) == .one)
        #expect(gamma.chance(upTo: .nan) == nil)
    }

    @Test(arguments: [0.05, 1, 7.5, 1e4, 1e8])
    func `the series and the fraction meet where one takes over`(shape: Double) throws {
        let gamma = try #require(GammaDistribution(shape: shape))
        let series = try #require(gamma.chance(upTo: (shape + 1).nextDown))
        let fraction = try #require(gamma.chance(upTo: (shape + 1).nextUp))
        #expect(relativeError(series.value, fraction.value) < 2e-11)
        #expect(relativeError(series.complement, fraction.complement) < 2e-11)
    }

    /// Q(1, x) = e^(−x) and Q(2, x) = (1 + x) e^(−x).
    @Test(arguments: [0x1p-20, 0.25, 1.5, 2.5, 40, 512])
    func `a shape of 2 is the sum of two of 1`(x: Double) throws {
        let one = try #require(GammaDistribution(shape: 1)?.chance(upTo: x))
        let two = try #require(GammaDistribution(shape: 2)?.chance(upTo: x))
        #expect(relativeError(two.complement, one.complement * (1 + x)) < 1e-12)
    }

    @Test(arguments: [0.05, 1, 30, 1e5])
    func `a larger value is less likely to be passed`(shape: Double) throws {
        let gamma = try #require(GammaDistribution(shape: shape))
        let values = (1...400).map { shape * Double($0) / 100 }
        let tails = values.compactMap { gamma.chance(upTo: $0)?.complement }
        #expect(tails.count == 400)
        #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(tails.allSatisfy { 0...1 ~= $0 })
    }
}
