import Rollouts

/// The rules that make a readable document a valid plan; each is independent and sees all of it.
enum Rules {
    typealias Rule = @Sendable (PlanDocument) -> [Finding]

    static let all: [Rule] = [
        versionIsKnown,
        checksAreFew,
        idsAreUnique,
        sourcesAreOfOneKind,
        secretsStayOutside,
        variablesAreOfPrograms,
        sourcesAreKnown,
        measuresAskOneThing,
        sourcesCanAnswer,
        countersAreSelected,
        windowsFit,
        unitsFit,
        seriesAreCounters,
        countsHaveABeginning,
        groupsAreSplit,
        sustainedIsMeasured,
        repeatsAreAttested,
        requirementsFit,
        limitsFitMetrics,
        gatesOnlyGate,
        stagesHaveChecks,
        cohortsWiden,
        rolesAreKnown,
        namesAreOfPeople,
        listingsAreOfOneKind,
        invitedAreCustomers,
        strataShareAll,
        freezesEnd,
        deadlinesAreOfOneKind,
        stagesAreKnown,
        stagesAreLive,
        stagesAreNoPhases,
        renamedStagesAreGone,
        mitigationsAreKnown,
        mitigationsCanStop,
        mitigationsAreVerified,
        expectedRatesAreOfChecks,
        sourcesAreUsed,
        openBlockersAreNoticed,
        blindnessIsNoticed,
    ]
}
