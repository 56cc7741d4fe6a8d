import Rollouts
import Statistics
package import Values

/// Measures the traffic at a plan's sources, to estimate how long its gates take.
package struct TrafficMeter: Sendable {
    private let sources: EvidenceSources

    package init(environment: [String: String]) {
        sources = EvidenceSources(environment: environment)
    }

    package struct Traffic: Sendable {
        /// The trials in the last hour, by check id.
        package let hourly: [String: Double]
        /// The reason there is no count, by check id.
        package let unknown: [String: String]
    }

    /// Counts the trials of the rate checks in the last hour, regardless of their window.
    package func hourlyTrials(of file: PlanFile, at now: Instant) async -> Traffic {
        let counting = file.plan.allChecks.map(\.check).compactMap(\.overTheLastHour)
        let checks = counting.filter { file.plan.remembers($0) }
        let folder = Rollout(
            state: State(rollout: file.plan.name),
            plan: file.plan,
            planPath: file.path
        ).folder
        let readings = await SourceGatherer(sources: sources).readings(
            of: checks,
            in: file.plan,
            folder: folder,
            stageSince: nil,
            evidenceSince: nil,
            rollout: file.plan.name,
            stage: nil,
            now: now
        )
        var hourly: [String: Double] = [:]
        let forgetful = counting.filter { !file.plan.remembers($0) }
        let remembering = Source.Kind.Name.all(where: \.hasHistory).list
        var unknown = Dictionary(
            keepingFirst: forgetful.map {
                ($0.id, "only \(remembering) can say how much there was in an hour")
            }
        )
        for reading in readings {
            let measured = reading.measurement.worst
            if let count = measured.counts?.trials ?? measured.histogram?.count {
                hourly[reading.check] = Double(count)
            } else {
                unknown[reading.check] = measured.unavailable?.why ?? "it counts no requests"
            }
        }
        return Traffic(hourly: hourly.filter { $0.value > 0 }, unknown: unknown)
    }
}

extension Plan {
    /// True if the check's source keeps the history of its counters.
    fileprivate func remembers(_ check: Check) -> Bool {
        source(check.measure.source)?.kind.name.traits.hasHistory == true
    }
}

extension Check {
    /// The check with a window of one hour; nil if it counts no live traffic.
    fileprivate var overTheLastHour: Check? {
        guard measure.quantity.name.traits.isTraffic else { return nil }
        return Check(
            id: id,
            title: title,
            measure: Measure(
                source: measure.source,
                quantity: measure.quantity,
                window: .last(Span(milliseconds: 3_600_000)),
                unit: measure.unit
            ),
            require: require,
            validFor: validFor
        )
    }
}
