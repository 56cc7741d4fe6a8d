/// Which stratum gives a cohort's next member.
///
/// Largest remainders would give each stratum its quota, N times its share, rounded down or up,
/// but can take a seat away when N grows (the Alabama paradox). So seats are given one by one: to
/// the stratum that would be the first to fall too far behind, among those that are behind enough.
/// After every seat each stratum is within 1 − 1/(2k − 2) of its quota, k being how many strata
/// there are: with two within ½, with more within less than 1, and exact where quotas are whole.
/// No order can promise less for every set of shares. Of equals the first named goes first.
///
/// R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32 (1980).
///
/// Two things can take a cohort further from its quotas. Members who were there before, the
/// invited, count as their stratum's next seats: what is over its quota, the others lack together,
/// until they have caught up. And when a stratum has no more customers, the others go on in the
/// shares that they have among themselves.
package struct SeatOrder: Sendable {
    /// Of each stratum, 0 for one that has no more customers.
    private var weights: [Int]
    /// Seats given since the order began anew, whether taken or credited.
    private var seats: [Int]
    /// Members that are there already, and so go before a new one of their stratum.
    private var credits: [Int]
    /// Members of each stratum.
    private(set) var taken: [Int]

    package init(weights: [Int], present: [Int]) {
        self.weights = weights
        seats = weights.map { _ in 0 }
        credits = present
        taken = present
    }

    /// The stratum whose next customer becomes a member; nil where no stratum has one.
    package mutating func next(hasMore: (Int) -> Bool) -> Int? {
        while let stratum = nextSeat() {
            if credits[stratum] > 0 {
                credits[stratum] -= 1
            } else if hasMore(stratum) {
                taken[stratum] += 1
                return stratum
            } else {
                close(stratum)
            }
        }
        return nil
    }

    /// Begins anew without a stratum; what the others have, they have.
    private mutating func close(_ stratum: Int) {
        weights[stratum] = 0
        seats = weights.map { _ in 0 }
        credits = taken
    }

    /// Everything is multiplied by the sum of the weights and by 2k − 2, and so is exact: with
    /// weights of up to 10⁷ in all and 10⁹ seats no product reaches 2⁶³.
    private mutating func nextSeat() -> Int? {
        let total = weights.reduce(0, +)
        let house = seats.reduce(1, +)
        let scale = max(1, 2 * weights.count { $0 > 0 } - 2)
        var best: (stratum: Int, slack: Int)?
        for stratum in weights.indices where weights[stratum] > 0 {
            let behind = (weights[stratum] * house - seats[stratum] * total) * scale
            guard behind >= total else { continue }
            // Divided by its weight, for how many seats the stratum can wait.
            let slack = (scale - 1) * total - behind
            if let best, slack * weights[best.stratum] >= best.slack * weights[stratum] { continue }
            best = (stratum, slack)
        }
        guard let best else { return nil }
        seats[best.stratum] += 1
        return best.stratum
    }
}
