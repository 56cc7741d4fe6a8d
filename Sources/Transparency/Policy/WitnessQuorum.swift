/// A set of witnesses that suffices: a single one, or a number of members of a group, which may
/// themselves be groups.
package indirect enum WitnessQuorum: Hashable, Sendable {
    case witness(VerifierKey)
    case group(atLeast: Int, of: [WitnessQuorum])

    /// True if the cosigners suffice.
    package func isMet(by cosigners: Set<VerifierKey>) -> Bool {
        switch self {
        case .witness(let witness): cosigners.contains(witness)
        case .group(let threshold, let members):
            members.count { $0.isMet(by: cosigners) } >= threshold
        }
    }

    /// The smallest number of witnesses that can suffice.
    var fewest: Int {
        switch self {
        case .witness: 1
        case .group(let threshold, let members):
            // No witness is in two members, so the sum of the smallest numbers is the smallest of
            // all.
            members.map(\.fewest).sorted().prefix(max(threshold, 0)).reduce(0, +)
        }
    }

    /// Every witness named, from left to right.
    var witnesses: [VerifierKey] {
        switch self {
        case .witness(let witness): [witness]
        case .group(_, let members): members.flatMap(\.witnesses)
        }
    }
}
