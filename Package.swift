// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "sluice",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sluice", targets: ["sluice"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .target(
            name: "Rollouts",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "PlanLanguage",
            dependencies: ["Rollouts", "Yams"],
            resources: [.embedInCode("Resources/plan.schema.json")]
        ),
        .target(
            name: "AuditLog",
            dependencies: [
                "Rollouts",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Resources/VERIFY.md")]
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Rollouts",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Resources/report.md.mustache"),
                .embedInCode("Resources/report.html.mustache"),
            ]
        ),
        .target(
            name: "RolloutController",
            dependencies: [
                "Rollouts", "PlanLanguage", "AuditLog",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "Witness",
            dependencies: [
                "Rollouts", "AuditLog",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "RolloutServer",
            dependencies: [
                "Rollouts", "AuditLog",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Rollouts", "PlanLanguage", "AuditLog", "Reports", "RolloutController",
                "RolloutServer", "Witness",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(
            name: "membership-benchmark",
            dependencies: ["Rollouts"],
            path: "Tests/benchmarks/Membership"
        ),
        .testTarget(name: "RolloutsTests", dependencies: ["Rollouts"], exclude: ["Golden"]),
        .testTarget(
            name: "PlanLanguageTests",
            dependencies: ["PlanLanguage", "Rollouts"],
            exclude: ["Example", "Rules", "validate_schema.py"]
        ),
        .testTarget(
            name: "AuditLogTests",
            dependencies: [
                "AuditLog", "Rollouts", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "PlanLanguage", "Rollouts"]
        ),
        .testTarget(
            name: "RolloutControllerTests",
            dependencies: ["RolloutController", "AuditLog", "PlanLanguage", "Rollouts"],
            exclude: ["Servers", "Vectors"]
        ),
        .testTarget(
            name: "WitnessTests",
            dependencies: ["Witness", "RolloutController", "AuditLog", "Rollouts"]
        ),
        .testTarget(
            name: "RolloutServerTests",
            dependencies: [
                "RolloutServer", "Rollouts",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["sluice", "AuditLog"],
            exclude: ["Transcripts"]
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
