extension Decision {
    /// The no-go conditions that people are told nobody can see.
    package var blindnessTold: [String] {
        changes.flatMap { change -> [String] in
            if case .blindnessTold(let checks) = change { checks } else { [] }
        }
    }

    /// The no-go conditions that people are told can be seen again.
    package var seenAgain: [String] {
        changes.flatMap { change -> [String] in
            if case .seenAgain(let checks) = change { checks } else { [] }
        }
    }
}
