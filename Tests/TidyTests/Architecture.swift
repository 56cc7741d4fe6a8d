/// The targets in the order of their dependencies, each with the exact list of what it imports.
///
/// What comes with every system is left out: Foundation, the C library, Dispatch, Synchronization.
enum Architecture {
    struct Target: Sendable {
        let name: String
        /// Targets of this package.
        let own: Set<String>
        /// Modules of other packages.
        let foreign: Set<String>
    }

    static let targets = [
        Target(name: "Values", own: [], foreign: []),
        Target(name: "JSONCoding", own: [], foreign: []),
        Target(name: "Statistics", own: [], foreign: []),
        Target(name: "Transparency", own: [], foreign: ["Crypto"]),
        Target(name: "Cohorts", own: ["Values", "JSONCoding"], foreign: ["Crypto"]),
        Target(
            name: "Rollouts",
            own: ["Values", "JSONCoding", "Statistics", "Cohorts"],
            foreign: []
        ),
        Target(name: "Feasibility", own: ["Values", "Statistics", "Rollouts"], foreign: []),
        Target(
            name: "PlanLanguage",
            own: ["Values", "Statistics", "Cohorts", "Rollouts", "Feasibility"],
            foreign: ["Yams"]
        ),
        Target(
            name: "AuditLog",
            own: ["Values", "JSONCoding", "Transparency", "Cohorts", "Rollouts"],
            foreign: ["GRDB"]
        ),
        Target(
            name: "RolloutController",
            own: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "PlanLanguage", "AuditLog",
            ],
            foreign: [
                "AsyncHTTPClient", "Crypto", "GRDB", "NIOCore", "NIOHTTP1", "NIOSSL", "Subprocess",
                "SystemPackage",
            ]
        ),
        Target(
            name: "Reports",
            own: ["Values", "Rollouts", "Feasibility"],
            foreign: ["Mustache"]
        ),
        Target(
            name: "RolloutAPI",
            own: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "Feasibility", "PlanLanguage", "AuditLog", "RolloutController",
            ],
            foreign: []
        ),
        Target(
            name: "BoundedHTTP",
            own: ["Values"],
            foreign: [
                "HummingbirdCore", "Logging", "NIOCore", "NIOHTTP1", "NIOPosix",
                "ServiceLifecycle", "UnixSignals",
            ]
        ),
        Target(
            name: "FlagServer",
            own: ["Values", "JSONCoding", "Cohorts", "BoundedHTTP"],
            foreign: ["Crypto", "Logging", "NIOCore", "NIOHTTP1", "ServiceLifecycle"]
        ),
        Target(
            name: "Witness",
            own: ["Values", "Transparency", "BoundedHTTP"],
            foreign: ["Logging", "NIOCore", "NIOHTTP1"]
        ),
        Target(
            name: "sluice",
            own: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "Feasibility", "PlanLanguage", "AuditLog", "RolloutController", "Reports",
                "RolloutAPI", "BoundedHTTP", "FlagServer", "Witness",
            ],
            foreign: ["ArgumentParser", "Logging", "Subprocess", "SystemPackage"]
        ),
    ]

    static let system: Set = [
        "Foundation", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
    ]

    /// The targets that everything else is wired from: commands are shown only above them.
    static let belowTheEdge = targets.map(\.name).filter { !["RolloutAPI", "sluice"].contains($0) }
}
