package import Values

extension Source {
    package enum Kind: Hashable, Sendable {
        case prometheus(Endpoint)
        case http(Endpoint)
        case alertmanager(Endpoint)
        /// A program, run without a shell in the plan's folder.
        case command(Program)
        /// The names of the people who may attest results.
        case attestation([String])
    }
}

extension Source.Kind {
    /// The kinds of source, by the key that selects each in a plan.
    package enum Name: String, Sendable, CaseIterable {
        case prometheus, http, alertmanager, command, attestation

        /// The facts about the kind that the plan's rules and the gathering of evidence go by.
        package var traits: Traits {
            switch self {
            case .prometheus:
                let others: [Measure.Quantity.Name] = [.trials, .firing]
                let answers = Measure.Quantity.Name.allCases.filter { !others.contains($0) }
                return Traits(
                    answers: answers,
                    hasHistory: true,
                    isQueried: true,
                    sendsHeaders: true
                )
            case .alertmanager:
                return Traits(answers: [.firing], isQueried: true, sendsHeaders: true)
            case .http:
                return Traits(
                    answers: .ofDocument,
                    sendsHeaders: true,
                    answersWords: true,
                    hasPlaces: true
                )
            case .command: return Traits(answers: .ofDocument, answersWords: true)
            case .attestation:
                let answers = Measure.Quantity.Name.all { $0.attested != nil }
                return Traits(answers: answers, isAsked: false)
            }
        }

        /// Returns the kinds of which a fact is true.
        package static func all(where fact: (Traits) -> Bool) -> [Self] {
            allCases.filter { fact($0.traits) }
        }
    }

    /// The address of a source that is asked over HTTP; nil for another one.
    var endpoint: Source.Endpoint? {
        switch self {
        case .prometheus(let endpoint), .http(let endpoint), .alertmanager(let endpoint): endpoint
        case .command, .attestation: nil
        }
    }

    /// The program of a source that runs one; nil for another one.
    var program: Program? {
        switch self {
        case .command(let program): program
        case .prometheus, .http, .alertmanager, .attestation: nil
        }
    }

    package var name: Name {
        switch self {
        case .prometheus: .prometheus
        case .http: .http
        case .alertmanager: .alertmanager
        case .command: .command
        case .attestation: .attestation
        }
    }

    package struct Traits: Sendable {
        /// The quantities that such a source can answer.
        package let answers: [Measure.Quantity.Name]
        /// True if a query can reach into the past.
        package var hasHistory = false
        /// True if each check sends a query of its own.
        ///
        /// The others return one document about the present.
        package var isQueried = false
        package var sendsHeaders = false
        /// True if a value may be a truth value or a text; the others know numbers only.
        package var answersWords = false
        /// True if its address may have places for the stage and its time.
        package var hasPlaces = false
        /// True if the source is asked anew each time; false if people push its results.
        package var isAsked = true

        /// The age up to which evidence counts where a check has no `validFor`.
        ///
        /// Asking again takes a moment; a pushed result is a campaign's, which takes days.
        package var validFor: Span { isAsked ? .minutes(5) : .days(30) }
    }
}

extension [Source.Kind.Name] {
    /// The kinds as a list in a sentence: `prometheus, http and command`.
    package var list: String {
        let words = map(\.rawValue)
        return words.dropLast(2).map { $0 + ", " }.joined()
            + words.suffix(2).joined(separator: " and ")
    }
}

extension [Measure.Quantity.Name] {
    /// The quantities that a JSON document can hold.
    fileprivate static let ofDocument: Self = [
        .value, .trials, .failures, .successes, .samples, .canary, .groups,
    ]
}
