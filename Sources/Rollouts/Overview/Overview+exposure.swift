import Values

extension Overview {
    /// True if everybody has the release who is not excluded, listed or not.
    package var isForEverybody: Bool { exposedSize?.extent == .all }

    /// The users who have the release: `20 users`, or `all (61,204 listed)`.
    package var exposureText: String {
        exposedSize?.text(having: state.exposure) ?? "\(state.exposure.grouped) users"
    }

    private var exposedSize: CohortSize? { state.exposedStage.flatMap(plan.stage)?.cohort }
}
