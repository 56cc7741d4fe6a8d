package import AuditLog
import JSONCoding
import PlanLanguage
package import Rollouts
package import Values

/// Collects the evidence on which a command is decided.
///
/// All sources are asked at once, each with its own deadline; a source that fails to answer
/// yields *unavailable*, never an error.
package struct EvidenceGatherer: Sendable {
    private let sources: EvidenceSources
    private let cohorts: CohortChooser
    /// Returns what is known of a time zone by its name.
    private let zones: @Sendable (String) -> ZoneOffsets?

    package init(
        sources: EvidenceSources,
        cohorts: CohortChooser,
        zones: @escaping @Sendable (String) -> ZoneOffsets? = ZoneData.offsets
    ) {
        self.sources = sources
        self.cohorts = cohorts
        self.zones = zones
    }

    /// Creates a gatherer that asks the real sources.
    package init(environment: [String: String], cohorts: CohortChooser) {
        self.init(sources: EvidenceSources(environment: environment), cohorts: cohorts)
    }

    /// Gathers the evidence for a request and the customers that it would expose.
    ///
    /// Customers are read last, and only if nothing else prevents the step, as there may be
    /// millions.
    package func gathered(
        for request: Request,
        in rollout: Rollout,
        at now: Instant
    ) async throws -> Gathered {
        let heard = HeardClocks()
        let gathered = try await decisive(for: request, in: rollout, at: now, heard)
        let evidence = gathered.evidence
        let totals = try await totals(for: request, in: rollout, given: evidence, at: now, heard)
        let whole = Evidence(
            evidence.readings + totals,
            cohort: evidence.cohort,
            clocks: heard.clocks,
            weekly: evidence.weekly
        )
        return Gathered(evidence: try whole.asLogged, cohort: gathered.cohort)
    }

    /// Gathers what decides whether a request is carried out.
    private func decisive(
        for request: Request,
        in rollout: Rollout,
        at now: Instant,
        _ heard: HeardClocks
    ) async throws -> Gathered {
        let evidence = try await evidence(
            for: request.command,
            in: rollout,
            at: now,
            hearing: heard
        )
        if case .rollback(let stage?, _) = request.command,
            let restored = cohorts.restored(to: stage, in: rollout)
        {
            let whole = Evidence(
                evidence.readings,
                cohort: restored.evidence,
                weekly: evidence.weekly
            )
            return Gathered(evidence: whole, cohort: restored.list)
        }
        let stage = rollout.plan?.stageToChooseFor(
            request,
            in: rollout.state,
            given: evidence,
            at: now
        )
        guard let stage, let chosen = try await cohorts.chosen(for: stage, in: rollout) else {
            return Gathered(evidence: evidence, cohort: nil)
        }
        let whole = Evidence(
            evidence.readings,
            cohort: chosen.evidence,
            weekly: evidence.weekly
        )
        return Gathered(evidence: try whole.asLogged, cohort: chosen.list)
    }

    /// Reads the totals with which the stage begins that the request would enter, if any.
    ///
    /// A rollback waits for them no longer than a moment: they can be read later.
    private func totals(
        for request: Request,
        in rollout: Rollout,
        given evidence: Evidence,
        at now: Instant,
        _ heard: HeardClocks
    ) async throws -> [Reading] {
        guard let plan = rollout.plan, rollout.state.plan != nil else { return [] }
        let checks = plan.totalsToRead(for: request, in: rollout.state, given: evidence, at: now)
        guard !checks.isEmpty else { return [] }
        let patience: Span? = request.command.traits.stops ? .seconds(2) : nil
        let totals = await measured(
            checks,
            in: plan,
            of: rollout,
            at: now,
            heard,
            patience: patience
        )
        try Task.checkCancellation()
        return totals
    }

    /// - Throws: `CancellationError` if the gathering was interrupted: partial results are not
    ///   evidence, and nothing is decided on them.
    package func evidence(
        for command: Command,
        in rollout: Rollout,
        at now: Instant,
        hearing heard: HeardClocks = HeardClocks()
    ) async throws -> Evidence {
        guard let plan = rollout.plan, rollout.state.plan != nil else { return Evidence() }
        let state = rollout.state
        let checks = plan.checks(for: command, in: state.stage).map(\.check)
            .filter { $0.applies(in: state) }
        let asked = checks.filter { !plan.isAttested($0) }
        let changed = asked.filter(state.judgesWholeStage).map(\.overTheWholeStage)
        async let usual = measured(asked, in: plan, of: rollout, at: now, heard)
        async let whole = measured(changed, in: plan, of: rollout, at: now, heard)
        let measured = await usual + whole.map(\.ofWholeStage)
        try Task.checkCancellation()
        let attested = checks.filter(plan.isAttested).map {
            plan.attestedReading(for: $0, in: state, at: now)
        }
        return try Evidence(
            measured + attested,
            weekly: weekly(for: command, in: rollout, at: now)
        ).asLogged
    }

    /// Asks the zones of the plan's weekly times, which nothing but an advance waits for.
    private func weekly(
        for command: Command,
        in rollout: Rollout,
        at now: Instant
    ) -> [WeeklyReading]? {
        guard case .advance = command else { return nil }
        return rollout.plan?.weeklyReadings(
            at: now,
            latest: rollout.state.latest(at: now),
            by: zones
        )
    }

    private func measured(
        _ checks: [Check],
        in plan: Plan,
        of rollout: Rollout,
        at now: Instant,
        _ heard: HeardClocks,
        patience: Span? = nil
    ) async -> [Reading] {
        let gatherer = SourceGatherer(sources: sources, heard: heard, patience: patience)
        return await gatherer.readings(
            of: checks,
            in: plan,
            folder: rollout.folder,
            stageSince: rollout.state.stageSince,
            evidenceSince: rollout.state.evidenceSince,
            rollout: rollout.state.rollout,
            stage: rollout.state.exposedStage,
            now: now
        )
    }
}

/// The basis on which a request is decided.
package struct Gathered: Sendable {
    package internal(set) var evidence: Evidence
    /// The customers of the chosen cohort; the evidence holds their number and digest.
    package let cohort: CohortList?

    package init(evidence: Evidence, cohort: CohortList?) {
        self.evidence = evidence
        self.cohort = cohort
    }
}

extension Evidence {
    /// The evidence as it will be read back from the log.
    ///
    /// Decisions use this form, so that a replay decides on the same bits.
    fileprivate var asLogged: Self {
        get throws {
            try CanonicalJSON.decode(Self.self, from: CanonicalJSON.encode(self))
        }
    }
}

extension Check {
    /// The check with the whole stage as its window.
    fileprivate var overTheWholeStage: Check {
        Check(
            id: id,
            title: title,
            measure: Measure(
                source: measure.source,
                quantity: measure.quantity,
                window: .stage,
                unit: measure.unit,
                ignoring: measure.ignoring
            ),
            require: require,
            validFor: validFor
        )
    }
}
