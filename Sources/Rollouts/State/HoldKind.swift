/// A kind of hold whose name is a number of its own: `rollback-1`, `hold-2`.
enum HoldKind: String, Sendable, CaseIterable {
    /// A stop that somebody asked for without a name.
    case hold
    /// The hold that a rollback leaves.
    case rollback
    /// The hold that a lost part of the log leaves.
    case loss

    /// The beginning of the kind's names.
    var prefix: String { rawValue + "-" }
}

extension State {
    /// Returns the name of the next hold of a kind, and its number.
    ///
    /// The first edition counted holds of every kind together, and had no number beside the name.
    func nextHold(_ kind: HoldKind, by edition: Edition) -> (id: String, number: Int?) {
        let taken = Set(holds.map(\.id))
        guard edition >= .second else {
            let isChosen = kind == .hold
            let last = holdCount + (isChosen ? taken.count : 0) + 1
            let ids = ((holdCount + 1)...last).map { "\(kind.prefix)\($0)" }
            let free = isChosen ? ids.first { !taken.contains($0) } : ids.first
            return (free ?? kind.rawValue, nil)
        }
        let next = (holdNumbers?[kind.rawValue] ?? 0) + 1
        let number = (next...(next + taken.count)).first { !taken.contains("\(kind.prefix)\($0)") }
        return ("\(kind.prefix)\(number ?? next)", number ?? next)
    }

    /// Counts a hold that is numbered among those of its kind.
    mutating func count(_ hold: Hold) {
        holdCount += 1
        guard let number = hold.number,
            let kind = HoldKind.allCases.first(where: { hold.id == "\($0.prefix)\(number)" })
        else { return }
        holdNumbers = (holdNumbers ?? [:]).merging([kind.rawValue: number]) { $1 }
    }
}
