import Cohorts

/// The rollouts that nobody has until the stops that take them back are recorded.
struct StoppedFlags: Hashable, Sendable {
    private let stops: [PendingStop]

    /// - Throws: `StopFileError` if it is not known which there are.
    init(_ file: StopFile?) throws(StopFileError) {
        stops = try file?.pending().filter(\.takesBack) ?? []
    }

    func contains(_ rollout: String) -> Bool {
        stops.contains { $0.rollout ?? rollout == rollout }
    }
}

extension Flag {
    /// A flag that is off for everybody.
    static func stopped(_ name: String) -> Self {
        Self(name: name, stage: "stopped", revision: -1, audience: .nobody)
    }
}
