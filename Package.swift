// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "sluice",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sluice", targets: ["sluice"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its traits, it is built without a library for configurations from many places.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: []
        ),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .target(name: "Values"),
        .target(name: "JSONCoding"),
        .target(name: "Statistics"),
        .target(
            name: "Transparency",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "Cohorts",
            dependencies: [
                "Values", "JSONCoding", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Rollouts",
            dependencies: ["Values", "JSONCoding", "Statistics", "Cohorts"]
        ),
        .target(name: "Feasibility", dependencies: ["Values", "Statistics", "Rollouts"]),
        .target(
            name: "PlanLanguage",
            dependencies: ["Values", "Statistics", "Cohorts", "Rollouts", "Feasibility", "Yams"],
            resources: [.embedInCode("Resources/plan.schema.json")]
        ),
        .target(
            name: "AuditLog",
            dependencies: [
                "Values", "JSONCoding", "Transparency", "Cohorts", "Rollouts",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [
                .embedInCode("Resources/VERIFY.md"), .embedInCode("Resources/FORMAT.md"),
                .embedInCode("Resources/entry.schema.json"),
            ]
        ),
        .target(
            name: "RolloutController",
            dependencies: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "PlanLanguage", "AuditLog",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Values", "Rollouts", "Feasibility",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Resources/report.md.mustache"),
                .embedInCode("Resources/report.html.mustache"),
            ]
        ),
        .target(
            name: "RolloutAPI",
            dependencies: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "Feasibility", "PlanLanguage", "AuditLog", "RolloutController",
            ],
            resources: [.embedInCode("Resources/answers.schema.json")]
        ),
        .target(
            name: "BoundedHTTP",
            dependencies: [
                "Values",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "FlagServer",
            dependencies: [
                "Values", "JSONCoding", "Cohorts", "BoundedHTTP",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "Witness",
            dependencies: [
                "Values", "Transparency", "BoundedHTTP",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Values", "JSONCoding", "Statistics", "Transparency", "Cohorts", "Rollouts",
                "Feasibility", "PlanLanguage", "AuditLog", "RolloutController", "RolloutAPI",
                "Reports", "BoundedHTTP", "FlagServer", "Witness",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [
                .embedInCode("Resources/demo.yaml"),
                .embedInCode("Resources/starter-attested.yaml"),
                .embedInCode("Resources/starter-http.yaml"),
                .embedInCode("Resources/starter-prometheus.yaml"),
            ]
        ),
        .executableTarget(
            name: "membership-benchmark",
            dependencies: ["Cohorts"],
            path: "Tests/Benchmarks/Membership"
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Values", "Rollouts", "Transparency"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "ValuesTests", dependencies: ["Values"]),
        .testTarget(
            name: "JSONCodingTests",
            dependencies: ["JSONCoding", "TestSupport"],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: ["Statistics", "TestSupport"],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "TransparencyTests",
            dependencies: ["Transparency", "Values", "TestSupport"],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "CohortsTests",
            dependencies: ["Cohorts", "Statistics", "JSONCoding", "Values", "TestSupport"],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "RolloutsTests",
            dependencies: [
                "Rollouts", "Cohorts", "Statistics", "JSONCoding", "Values", "TestSupport",
            ]
        ),
        .testTarget(
            name: "FeasibilityTests",
            dependencies: ["Feasibility", "Rollouts", "Statistics", "Values", "TestSupport"]
        ),
        .testTarget(
            name: "PlanLanguageTests",
            dependencies: [
                "PlanLanguage", "Feasibility", "Rollouts", "Cohorts", "Statistics", "JSONCoding",
                "Values", "TestSupport",
            ],
            exclude: ["Accepted", "Example", "Rules", "validate_schema.py"]
        ),
        .testTarget(
            name: "AuditLogTests",
            dependencies: [
                "AuditLog", "Transparency", "JSONCoding", "Rollouts", "Cohorts", "Values",
                "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "RolloutControllerTests",
            dependencies: [
                "RolloutController", "AuditLog", "Transparency", "PlanLanguage", "Rollouts",
                "Cohorts", "JSONCoding", "Statistics", "Values", "TestSupport",
            ],
            exclude: [
                "Servers", "Vectors", "Records/edits.py", "Records/Format/validate_entries.py",
            ]
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "PlanLanguage", "Feasibility", "Rollouts", "Statistics", "Values",
            ]
        ),
        .testTarget(
            name: "RolloutAPITests",
            dependencies: [
                "RolloutAPI", "RolloutController", "AuditLog", "Feasibility", "PlanLanguage",
                "Rollouts", "Cohorts", "Statistics", "Transparency", "JSONCoding", "Values",
                "TestSupport",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "BoundedHTTPTests",
            dependencies: [
                "BoundedHTTP", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "FlagServerTests",
            dependencies: [
                "FlagServer", "BoundedHTTP", "Cohorts", "JSONCoding", "Values", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "WitnessTests",
            dependencies: [
                "Witness", "BoundedHTTP", "RolloutController", "AuditLog", "Transparency",
                "Rollouts",
                "JSONCoding", "Cohorts", "Values", "TestSupport",
            ]
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["sluice", "AuditLog", "Transparency", "Values", "TestSupport"],
            exclude: ["Stories", "Transcripts", "Schema/validate_answers.py", "terminal.py"]
        ),
        .testTarget(name: "TidyTests"),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .treatWarning("DeprecatedDeclaration", as: .warning),
        .treatWarning("ExplicitSendable", as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .strictMemorySafety(),
    ]
}
