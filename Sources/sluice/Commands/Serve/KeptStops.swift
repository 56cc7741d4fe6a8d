/// The stops that a server records for others, who could not.
///
/// While that fails it is tried each second, and the reason is said once.
actor KeptStops {
    private var said: [String] = []
    private var next = ContinuousClock.now

    /// Records the stops that are kept, and returns what is new about them.
    func news(by common: CommonOptions) async -> [String] {
        guard ContinuousClock.now >= next else { return [] }
        let found = await common.keptStopsRecorded()
        if !found.isEmpty { next = .now + .seconds(1) }
        defer { said = found }
        return found.filter { !said.contains($0) }
    }
}
