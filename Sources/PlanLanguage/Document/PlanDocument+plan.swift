import Rollouts
import Values

extension PlanDocument {
    /// Nil if a required part could not be read, which was already reported.
    ///
    /// Requires that no rule found an error.
    var plan: Plan? {
        let known = sourceKinds
        guard let name = name.value, let stages = stages.items().all(\.stage), !stages.isEmpty,
            let noGo = noGo.items().all({ $0.check(from: known, among: stageNames) }),
            let mitigations = mitigations.items().all({ $0.mitigation(known) }),
            let risks = risks.items().all({ $0.risk(known) }),
            let gates = self.stages.items().all({ stage in
                stage.gates.items().all { $0.check(from: known) }
            }),
            let sources = (sources.value ?? []).all(\.source),
            let freezes = freezes.items().all(\.freeze),
            let windows = advanceWithin.items().all(\.times),
            let blockers = blockers.items().all(\.blocker),
            let notify = notify.items().all(\.hook)
        else { return nil }
        return Plan(
            name: name,
            description: description.value,
            population: population.value?.population(salt: name),
            roles: (roles.value ?? []).map(\.role),
            groups: groups.value?.map(\.role),
            sources: sources,
            noGo: noGo.withUniqueIDs,
            stages: zip(stages, gates).map { $0.with(gates: $1) },
            freezes: freezes,
            advanceWithin: windows.isEmpty ? nil : windows,
            blockers: blockers,
            mitigations: mitigations,
            risks: risks,
            notify: notify,
            expect: expect.value?.expectation,
            guard: self.guard.value?.rule,
            watch: watch.value
        )
    }
}

extension Sequence {
    /// Transforms all elements; nil if the transform returns nil for any of them.
    fileprivate func all<Value>(_ transform: (Element) -> Value?) -> [Value]? {
        var values: [Value] = []
        for element in self {
            guard let value = transform(element) else { return nil }
            values.append(value)
        }
        return values
    }
}

extension [Check] {
    /// The no-go conditions, of which those that share an id also have a stage in it.
    fileprivate var withUniqueIDs: Self {
        let counts = Dictionary(grouping: self, by: \.id).mapValues(\.count)
        return map { counts[$0.id] == 1 ? $0 : $0.withStageInID }
    }
}

extension Stage {
    fileprivate func with(gates: [Check]) -> Stage {
        Stage(
            name: name,
            cohort: cohort,
            soak: soak,
            gates: gates,
            approvals: approvals,
            was: was
        )
    }
}

extension StageDocument {
    fileprivate var stage: Stage? {
        guard let name = name.value, let cohort = cohort.value, let soak = soak.value
        else { return nil }
        let approvals = approvals.value.map { Approvals($0.map(\.value.rule)) }
        return Stage(name: name, cohort: cohort, soak: soak, approvals: approvals, was: was.value)
    }
}

extension ApprovalDocument {
    fileprivate var rule: ApprovalRule {
        ApprovalRule(
            count: count.value ?? 1,
            role: role.value,
            group: group.value,
            notRequester: notRequester.value ?? true,
            validFor: validFor.value ?? .days(7)
        )
    }
}

extension MitigationDocument {
    fileprivate func mitigation(_ sources: [String: SourceDocument]) -> Mitigation? {
        let check = verify.value?.check(from: sources)
        let deadline = due.value?.deadline
        guard let id = id.value, let level = level.value, verify.isWritten == (check != nil),
            due.isWritten == (deadline != nil)
        else { return nil }
        return Mitigation(
            id: id,
            title: title.value ?? id,
            level: level,
            due: deadline,
            whenOverdue: whenOverdue.value ?? .p1,
            verify: check,
            owner: contact.owner.value,
            link: contact.link.value
        )
    }
}

extension DeadlineDocument {
    fileprivate var deadline: Mitigation.Deadline? {
        if let stage = before.value { return .before(stage) }
        guard let within = within.value, let after = after.value else { return nil }
        return .within(within, after: after)
    }
}

extension RiskDocument {
    fileprivate func risk(_ sources: [String: SourceDocument]) -> Risk? {
        let check = watch.value?.check(from: sources)
        guard let id = id.value, watch.isWritten == (check != nil) else { return nil }
        return Risk(
            id: id,
            title: title.value ?? id,
            impact: impact.value,
            mitigation: mitigation.value,
            watch: check,
            owner: contact.owner.value,
            link: contact.link.value
        )
    }
}

extension BlockerDocument {
    fileprivate var blocker: BlockerDetails? {
        guard let id = id.value, let severity = severity.value else { return nil }
        return BlockerDetails(
            id: id,
            severity: severity,
            title: title.value ?? id,
            impact: impact.value,
            behaviour: behaviour.value,
            workaround: workaround.value,
            mitigation: mitigation.value,
            before: before.value,
            cleared: cleared.value?.clearance,
            owner: contact.owner.value,
            link: contact.link.value
        )
    }
}

extension ClearanceDocument {
    fileprivate var clearance: BlockerDetails.Clearance? {
        guard let evidence = evidence.value, let decision = decision.value else { return nil }
        return BlockerDetails.Clearance(evidence: evidence, decision: decision)
    }
}

extension FreezeDocument {
    fileprivate var freeze: Freeze? {
        guard let reason = reason.value else { return nil }
        if let times = times.times { return Freeze(.weekly(times), reason: reason) }
        guard let from = from.value, let to = to.value else { return nil }
        return Freeze(from: from, to: to, reason: reason)
    }
}

extension WebhookDocument {
    fileprivate var hook: Webhook? {
        webhook.value.map { url in
            Webhook(url: url, secret: secret.value, certificates: certificates.certificates)
        }
    }
}

extension ExpectationDocument {
    fileprivate var expectation: Expectation? {
        traffic.value.map { traffic in
            let rates = (rates.value ?? []).map { ($0.name.value, $0.value) }
            return Expectation(
                traffic: traffic,
                rates: Dictionary(keepingFirst: rates)
            )
        }
    }
}

extension Named where Value == [Located<String>] {
    fileprivate var role: Role { Role(name: name.value, members: value.map(\.value)) }
}
