/// Which witnesses together are enough: one by itself, or so many of a group, whose members may be
/// groups again.
package indirect enum WitnessQuorum: Hashable, Sendable {
    case witness(VerifierKey)
    case group(atLeast: Int, of: [WitnessQuorum])

    /// Whether some witnesses are enough.
    package func isMet(by cosigners: Set<VerifierKey>) -> Bool {
        switch self {
        case .witness(let witness): cosigners.contains(witness)
        case .group(let threshold, let members):
            members.count { $0.isMet(by: cosigners) } >= threshold
        }
    }

    /// How many witnesses can be enough at the least.
    var fewest: Int {
        switch self {
        case .witness: 1
        case .group(let threshold, let members):
            // No witness is in two members, so what is least for each is least for all.
            members.map(\.fewest).sorted().prefix(max(threshold, 0)).reduce(0, +)
        }
    }

    /// Every witness that is named, from the left.
    var witnesses: [VerifierKey] {
        switch self {
        case .witness(let witness): [witness]
        case .group(_, let members): members.flatMap(\.witnesses)
        }
    }
}
