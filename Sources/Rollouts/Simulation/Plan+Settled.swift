extension Plan {
    /// What a simulation takes as given, for people.
    var settled: [String] {
        let checks = (noGo + stages.flatMap(\.gates)).filter { !isOfTraffic($0) }
        let numbers = checks.filter(\.isOfNumber).map(\.id)
        let campaigns = checks.filter { !$0.isOfNumber }.map(\.id)
        return [
            numbers.isEmpty
                ? nil : "numbers within their limits: \(numbers.joined(separator: ", "))",
            campaigns.isEmpty
                ? nil : "campaigns that passed: \(campaigns.joined(separator: ", "))",
            stages.contains { $0.approvals != nil } ? "approvals given in time" : nil,
            mitigations.isEmpty ? nil : "mitigations done or accepted",
            blockers.isEmpty ? nil : "blockers cleared",
            freezes.isEmpty ? nil : "no freeze in the way",
            "no other hold",
        ].compactMap { $0 }
    }
}

extension Check {
    fileprivate var isOfNumber: Bool {
        switch require {
        case .value: true
        case .trials, .ratio, .quantile: false
        }
    }
}
