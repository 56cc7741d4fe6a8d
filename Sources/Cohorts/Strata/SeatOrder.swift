/// The order in which strata provide a cohort's members.
///
/// Largest remainders would give each stratum its quota, N times its share, rounded down or up, but
/// can take a seat away when N grows (the Alabama paradox). So seats are assigned one by one: of
/// the strata far enough behind, the one that would first fall too far behind is next. After every
/// seat each stratum is within 1 − 1/(2k − 2) of its quota for k strata: within ½ for two, within
/// less than 1 for more, and exact if quotas are whole. No order can guarantee less for every set
/// of shares. Ties go to the stratum named first.
///
/// R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32 (1980).
///
/// Two things can move a cohort further from its quotas. The invited and earlier members count as
/// the next seats of their stratum: any excess over its quota is missing from the others together
/// until they have caught up. And when a stratum has no more customers, the others continue in
/// their relative shares.
package struct SeatOrder: Sendable {
    /// The weight of each stratum; 0 for one that has no more customers.
    private var weights: [Int]
    /// The seats assigned since the order was last restarted, whether taken or credited.
    private var seats: [Int]
    /// Existing members, who precede a new one of their stratum.
    private var credits: [Int]
    /// The number of members of each stratum.
    private(set) var taken: [Int]

    package init(weights: [Int], present: [Int]) {
        self.weights = weights
        seats = weights.map { _ in 0 }
        credits = present
        taken = present
    }

    /// Returns the stratum that provides the next member; nil if no stratum has one.
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

    /// Restarts the order without a stratum; the others keep their members.
    private mutating func close(_ stratum: Int) {
        weights[stratum] = 0
        seats = weights.map { _ in 0 }
        credits = taken
    }

    /// Returns the stratum of the next seat, or nil if there is none.
    ///
    /// All quantities are multiplied by the sum of the weights and by 2k − 2, and so are exact:
    /// with weights of up to 10⁷ in all and 10⁹ seats no product reaches 2⁶³.
    private mutating func nextSeat() -> Int? {
        let total = weights.reduce(0, +)
        let house = seats.reduce(1, +)
        let scale = max(1, 2 * weights.count { $0 > 0 } - 2)
        var best: (stratum: Int, slack: Int)?
        for stratum in weights.indices where weights[stratum] > 0 {
            let behind = (weights[stratum] * house - seats[stratum] * total) * scale
            guard behind >= total else { continue }
            // Divided by the weight, this is the number of seats for which the stratum can wait.
            let slack = (scale - 1) * total - behind
            if let best, slack * weights[best.stratum] >= best.slack * weights[stratum] { continue }
            best = (stratum, slack)
        }
        guard let best else { return nil }
        seats[best.stratum] += 1
        return best.stratum
    }
}
