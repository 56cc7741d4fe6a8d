import Rollouts

/// The expected behavior of the release, as written.
struct ExpectationDocument: Sendable {
    let traffic: Field<Frequency>
    let rates: Field<[Named<Double>]>

    enum Key: String, PlanKey {
        case traffic, rates
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { ExpectationDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        traffic = fields.required(
            .traffic,
            .scalar("how often one user makes a request, such as 2/h") { Frequency(text: $0) }
        )
        rates = fields.optional(.rates, .named(.rate))
    }
}

extension NodeReader where Value == Double {
    /// A true failure rate; excludes 0, which no number of trials can show.
    static let rate = share("a share over 0 and under 1, such as 0.08%", from: 0)
}
