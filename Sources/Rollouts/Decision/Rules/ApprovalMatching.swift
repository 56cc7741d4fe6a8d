package import Values

/// The people whose approvals count, each for one rule.
///
/// Somebody who is of several groups counts for one of them, whichever leaves the fewest approvals
/// missing: a maximum matching between people and the places that the rules have for them, by
/// augmenting paths (Kuhn 1955).
package struct ApprovalMatching {
    private let candidates: [Set<FoldedName>]
    private let counts: [Int]
    private var places: [[FoldedName]]

    /// Matches the people who may count for each rule with the places that it has.
    package init(_ rules: [(count: Int, people: Set<FoldedName>)]) {
        candidates = rules.map(\.people)
        counts = rules.map(\.count)
        places = rules.map { _ in [] }
        let people = candidates.reduce(into: Set<FoldedName>()) { $0.formUnion($1) }
        for person in people.sorted(by: { $0.text < $1.text }) {
            var tried: Set<Int> = []
            _ = place(person, &tried)
        }
    }

    /// The number of people who count for each rule.
    var given: [Int] { places.map(\.count) }

    /// The number of approvals that are missing in all.
    package var missing: Int { counts.reduce(0, +) - given.reduce(0, +) }

    /// Finds a place for a person, if need be by moving others to another rule.
    private mutating func place(_ person: FoldedName, _ tried: inout Set<Int>) -> Bool {
        for rule in candidates.indices
        where candidates[rule].contains(person) && tried.insert(rule).inserted {
            if places[rule].count < counts[rule] {
                places[rule].append(person)
                return true
            }
            for (index, other) in places[rule].enumerated() where place(other, &tried) {
                places[rule][index] = person
                return true
            }
        }
        return false
    }
}
