package import Values

extension Plan {
    /// Returns the latest attestation for a check by the people named in its source.
    ///
    /// An attestation that is missing or no longer counts is no data.
    package func attestedReading(for check: Check, in state: State, at now: Instant) -> Reading {
        let subject = check.measure.subject ?? check.id
        let names = source(check.measure.source)?.attesters ?? []
        guard let attestation = state.attestation(of: subject, by: names) else {
            return .missing(check, "nobody has attested it", at: now)
        }
        guard !attestation.isVoid else {
            let past = "attested at \(attestation.at.minute), before the last rollback or amendment"
            return .missing(check, past, at: now)
        }
        return Reading(
            check: check.id,
            takenAt: attestation.at,
            measurement: attestation.measurement(for: check.measure.quantity)
        )
    }
}

extension Reading {
    fileprivate static func missing(_ check: Check, _ why: String, at now: Instant) -> Self {
        Reading(check: check.id, takenAt: now, measurement: .unavailable(.noData(why)))
    }
}

extension Attestation {
    fileprivate func measurement(for quantity: Measure.Quantity) -> Measurement {
        switch (quantity.name.traits.attested, result) {
        case (.trials?, .counts(let counts)): .counts(counts)
        case (.value?, .value(let value)): .value(value)
        case (.trials?, .value):
            .unavailable(.noData("\(subject) was attested as a value; successes are required"))
        case (.value?, .counts):
            .unavailable(.noData("\(subject) was attested as successes; a value is required"))
        case (nil, _):
            .unavailable(.noData("\(subject) cannot be attested"))
        }
    }
}
