import Rollouts

extension Plan {
    /// Descriptions of the conditions that a simulation takes as met.
    var settled: [String] {
        let checks = (noGo + stages.flatMap(\.gates)).filter { !isOfTraffic($0) }
        let given = Check.Given.allCases.compactMap { kind in
            let names = checks.filter { $0.given == kind }.map(\.id)
            return names.isEmpty ? nil : "\(kind.rawValue): \(names.joined(separator: ", "))"
        }
        let people = [
            stages.contains { $0.approvals != nil } ? "approvals given in time" : nil,
            mitigations.isEmpty ? nil : "mitigations done or accepted",
            blockers.isEmpty ? nil : "blockers cleared",
            freezes.isEmpty && advanceWithin == nil ? nil : "no freeze in the way",
            "no other hold",
        ]
        return given + people.compactMap { $0 }
    }
}

extension Check {
    fileprivate enum Given: String, CaseIterable {
        case numbers = "numbers within their limits"
        case words = "words as required"
        case campaigns = "campaigns that passed"
        case comparisons = "samples, comparisons, splits and trends that passed"
    }

    fileprivate var given: Given {
        switch require.traits.basis {
        case .number: .numbers
        case .word: .words
        case .counts: .campaigns
        case .values: .comparisons
        }
    }
}
