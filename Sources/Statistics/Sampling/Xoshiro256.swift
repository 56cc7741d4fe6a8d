/// A random number generator with the same numbers on every machine for a seed: xoshiro256**.
///
/// D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number Generators (2021); seeded by
/// SplitMix64 as they advise, https://prng.di.unimi.it.
package struct Xoshiro256: Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// Creates the separate stream of one run of a seed.
    package init(seed: UInt64, run: UInt64) {
        var seeds = SplitMix64(state: seed)
        var runs = SplitMix64(state: seeds.next() &+ run)
        var words = SplitMix64(state: runs.next())
        state = (words.next(), words.next(), words.next(), words.next())
    }

    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        self.state = state
    }

    package mutating func next() -> UInt64 {
        let result = (state.1 &* 5).rotated(by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = state.3.rotated(by: 45)
        return result
    }

    /// Returns a number from 0 up to but not including 1, in steps of 2⁻⁵³.
    package mutating func nextShare() -> Double {
        Double(next() >> 11) * 0x1p-53
    }
}

/// A generator of seeds for another generator.
///
/// G. Steele, D. Lea and C. Flood, Fast Splittable Pseudorandom Number Generators (2014).
package struct SplitMix64: Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension UInt64 {
    fileprivate func rotated(by count: UInt64) -> UInt64 {
        (self << count) | (self >> (64 - count))
    }
}
