extension DecisionContext {
    /// Returns everything that a change takes away, or may take away, of what binds an advance.
    func loosenings(of change: Change) -> [Loosening] {
        switch change {
        case .entered, .cohortFrozen, .completed, .rolledBack, .looked, .failuresSeen,
            .totalsRead, .refused, .mitigationVerified, .unseen, .blindnessTold, .seenAgain,
            .countsSeen:
            // The rules have decided on it, or it only stops.
            []
        case .attested(_, let superseded): attestationLoosenings(superseded)
        case .planApplied(_, _, let blockers, let amendment):
            state.plan == nil
                ? []
                : planLoosenings + memoryLoosenings(amendment)
                    + registerLoosenings(blockers, amendment)
        case .held(let hold):
            differences(
                from: state.holds(at: now).first { $0.id == hold.id },
                to: hold,
                hold.id,
                in: "holds"
            )
        case .released(let id), .releaseAgreed(let id, _): releaseLoosenings(id)
        case .withdrawn(let entry):
            [Loosening(String(entry), "the attestation of entry \(entry) taken back")]
        case .approved(let approval): [Loosening(approval.stage, "\(approval.stage) approved")]
        case .waived(let waiver): [Loosening(waiver.subject, "\(waiver.subject) waived")]
        case .riskAccepted(let id, _): [Loosening(id, "risk \(id) accepted")]
        case .blockerOpened(let details, _, _, _):
            differences(
                from: state.register.blocker(details.id).flatMap { $0.isOpen ? $0.details : nil },
                to: details,
                details.id,
                in: "blockers"
            )
        case .clockCorrected: [Loosening("clock", "the log's time put right")]
        case .blockerCleared(let id, _, _, _): [Loosening(id, "\(id) cleared")]
        case .mitigationClaimed(let id, _): claimLoosenings(id)
        case .forgotten(let stage, _): [Loosening(stage, "a customer of \(stage) forgotten")]
        }
    }

    /// Returns the loosenings by a word that takes the place of a person's.
    private func attestationLoosenings(_ superseded: [Int]) -> [Loosening] {
        state.attestations.filter { word in
            word.isByPerson && !word.isVoid && word.entry.map(superseded.contains) ?? false
        }.map { Loosening($0.subject, "\($0.subject) of \($0.by), a person, replaced") }
    }

    /// Returns the loosenings by a release of a hold; a program releases only what it holds itself.
    private func releaseLoosenings(_ id: String) -> [Loosening] {
        guard let hold = state.holds.first(where: { $0.id == id }) else { return [] }
        guard !hold.needsPerson else {
            return [Loosening(id, "\(id) released, after a look at its cause")]
        }
        guard !hold.isByPerson, actor.isNamed(hold.owner) else {
            let owner = hold.isByPerson ? "\(hold.owner), a person," : hold.owner
            return [Loosening(id, "\(id) released, which \(owner) holds")]
        }
        return []
    }

    /// Returns the loosenings by a claim, which opens nothing unless a check confirms it.
    private func claimLoosenings(_ id: String) -> [Loosening] {
        guard let claimed = state.register.mitigations[id]?.claimed, claimed.isByPerson else {
            return []
        }
        return [Loosening(id, "the word of \(claimed.by), a person, that \(id) is done, replaced")]
    }

    private var planLoosenings: [Loosening] {
        guard let replaced, let found = try? replaced.plan.differences(to: plan) else {
            return [Loosening(plan.name, "the plan in force, which cannot be compared")]
        }
        let moved = replaced.isMoved && (replaced.plan.usesItsFolder || plan.usesItsFolder)
        return found.loosenings
            + (moved
                ? [Loosening("folder", "the folder of the plan's programs and files")] : [])
    }

    /// Returns the checks whose memory would go to another one, such as a copy under a new name.
    private func memoryLoosenings(_ amendment: Amendment) -> [Loosening] {
        amendment.checks.filter { state.checks[$0.id]?.isInForce == true && $0.from != $0.id }
            .map { Loosening($0.id, "what was seen of \($0.id), given to another check") }
    }

    /// Returns the loosenings of issues on record, which a plan changes too.
    ///
    /// One that is cleared counts as well, since it can be opened again as it is on record.
    private func registerLoosenings(
        _ blockers: [BlockerDetails],
        _ amendment: Amendment
    ) -> [Loosening] {
        var next = state.register
        next.merge(blockers, keepingWaiversOf: amendment, revision: 0, at: latest)
        return state.register.blockers.flatMap { known -> [Loosening] in
            guard let blocker = next.blocker(known.id), blocker.isOpen || !known.isOpen else {
                return [Loosening(known.id, "\(known.id) cleared")]
            }
            return differences(from: known.details, to: blocker.details, known.id, in: "blockers")
        }
    }

    private func differences<Value: Encodable>(
        from before: Value?,
        to after: Value,
        _ id: String,
        in list: String
    ) -> [Loosening] {
        guard let before else { return [] }
        let place = Place([.key(list), .item(id)])
        let found = try? (replaced?.plan ?? plan).differences(before, after, at: place)
        return found?.loosenings ?? [Loosening(id, "\(id), which cannot be compared")]
    }
}

extension [PlanDifference] {
    fileprivate var loosenings: [Loosening] {
        filter { $0.effect == .loosens }.map { Loosening($0.place, $0.name) }
    }
}
