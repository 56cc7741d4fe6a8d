extension KeyRow {
    /// The rows of a plan's keys, as they stand in the log; one without a row loosens.
    ///
    /// A program may add and tighten. Whatever could take something away that binds, in whatever
    /// state, is for a person: so stages and their cohorts, sources and the population, of which
    /// nearly every change lets somebody in earlier or measures another thing.
    static let ofPlan: [String: KeyRow] = [
        "name": .loosens,
        "description": .words,
        "population": .loosens,
        "roles[]": .part(added: .tightens),
        "roles[order]": .words,
        "roles[].name": .loosens,
        "roles[].members": .fewerMembers,
        "groups": .part(added: .tightens),
        "groups[]": .part(added: .tightens),
        "groups[order]": .words,
        "groups[].name": .loosens,
        "groups[].members": .fewerMembers,
        // One that is added does nothing until a check asks it. A person whom a source no longer
        // names can no longer report a failure.
        "sources[]": .value(added: .tightens),
        "sources[order]": .words,
        "noGo[]": .addedCheck,
        "noGo[order]": .words,
        "freezes": .freezes,
        "advanceWithin": .advanceWithin,
        "notify": .addedOnly,
        "guard": .part(added: .loosens),
        "guard.blindAfter": .shorterSpan(),
        "guard.onBlind": .word(of: "tell", "hold"),
        "watch": .longerSpan,
        "expect": .words,
        "risks[]": .part(added: .tightens),
        "risks[order]": .words,
        "risks[].id": .loosens,
        "risks[].title": .words,
        "risks[].owner": .words,
        "risks[].link": .words,
        "risks[].impact": .words,
        "risks[].mitigation": .loosens,
        "risks[].watch": .value(added: .tightens),
    ]
    .merging(checkRows(at: "noGo[]", isNoGo: true)) { $1 }
    .merging(checkRows(at: "stages[].gates[]", isNoGo: false)) { $1 }
    .merging(checkRows(at: "mitigations[].verify", isNoGo: false)) { $1 }
    .merging(stages) { $1 }
    .merging(blockers) { $1 }
    .merging(mitigations) { $1 }

    /// The rows of stages: one more would let people in before the approvals of the next.
    private static let stages: [String: KeyRow] = [
        "stages[]": .part(added: .loosens),
        "stages[order]": .loosens,
        "stages[].name": .loosens,
        "stages[].was": .words,
        "stages[].cohort": .loosens,
        "stages[].soak": .longerSpan,
        "stages[].gates[]": .addedCheck,
        "stages[].gates[order]": .words,
        "stages[].approvals": .part(added: .tightens),
        "stages[].approvals.count": .greaterNumber,
        "stages[].approvals.role": .value(added: .tightens),
        "stages[].approvals.notRequester": .truth,
        "stages[].approvals.validFor": .shorterSpan(),
        "stages[].approvals.group": .value(added: .tightens),
        "stages[].approvals[]": .part(added: .tightens),
        "stages[].approvals[].count": .greaterNumber,
        "stages[].approvals[].role": .value(added: .tightens),
        "stages[].approvals[].group": .value(added: .tightens),
        "stages[].approvals[].notRequester": .truth,
        "stages[].approvals[].validFor": .shorterSpan(),
    ]

    private static let blockers: [String: KeyRow] = [
        "blockers[]": .blocker,
        "blockers[order]": .words,
        "blockers[].id": .loosens,
        "blockers[].severity": .blockerSeverity,
        "blockers[].title": .words,
        "blockers[].owner": .words,
        "blockers[].link": .words,
        "blockers[].impact": .words,
        "blockers[].behaviour": .words,
        "blockers[].workaround": .value(removed: .tightens),
        "blockers[].mitigation": .loosens,
        "blockers[].before": .earlierStage,
        "blockers[].cleared": .value(removed: .tightens),
    ]

    /// The rows of mitigations, of which one without a check can never be verified.
    private static let mitigations: [String: KeyRow] = [
        "mitigations[]": .part(added: .tightens),
        "mitigations[order]": .words,
        "mitigations[].id": .loosens,
        "mitigations[].title": .words,
        "mitigations[].owner": .words,
        "mitigations[].link": .words,
        "mitigations[].level": .word(of: "optional", "recommended", "required"),
        "mitigations[].due": .part(added: .tightens),
        // One that is due before a stage long entered stops no step any more.
        "mitigations[].due.before": .loosens,
        "mitigations[].due.within": .shorterSpan(),
        "mitigations[].due.after": .loosens,
        "mitigations[].whenOverdue": .overdueSeverity,
        "mitigations[].verify": .part(added: .loosens),
    ]
}
