extension State {
    /// What has been attested for a check; nothing attested is no data.
    package func attestedReading(for check: Check, at now: Instant) -> Reading {
        guard let subject = check.measure.subject, let attestation = attestation(of: subject) else {
            let missing = "nobody has attested \(check.measure.subject ?? check.id)"
            return Reading(
                check: check.id,
                takenAt: now,
                measurement: .unavailable(.noData(missing))
            )
        }
        return Reading(
            check: check.id,
            takenAt: attestation.at,
            measurement: attestation.measurement(for: check.measure.quantity)
        )
    }
}

extension Attestation {
    fileprivate func measurement(for quantity: Measure.Quantity) -> Measurement {
        switch (quantity, result) {
        case (.trials, .counts(let counts)): .counts(counts)
        case (.value, .value(let value)): .value(value)
        case (.trials, .value):
            .unavailable(.noData("\(subject) was attested as a value; successes are asked for"))
        case (.value, .counts):
            .unavailable(.noData("\(subject) was attested as successes; a value is asked for"))
        case (.failures, _), (.histogram, _):
            .unavailable(.noData("\(subject) cannot be attested"))
        }
    }
}
