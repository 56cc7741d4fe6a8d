import Testing

/// The exact list of what each target may import; anything else is a change of the architecture.
@Suite struct ImportTests {
    private static let mayImport: [String: Set<String>] = [
        "Rollouts": ["Foundation", "Crypto", "Glibc", "Musl", "Darwin"],
        "PlanLanguage": ["Foundation", "Rollouts", "Yams"],
        "AuditLog": [
            "Foundation", "Rollouts", "Crypto", "GRDB", "Dispatch", "Synchronization", "Glibc",
            "Musl", "Darwin",
        ],
        "Reports": ["Rollouts", "Mustache"],
        "RolloutController": [
            "Foundation", "Rollouts", "PlanLanguage", "AuditLog", "AsyncHTTPClient", "Subprocess",
            "NIOCore", "NIOFoundationCompat", "NIOHTTP1", "System", "SystemPackage", "Glibc",
            "Musl", "Darwin", "Synchronization",
        ],
        "Witness": [
            "Foundation", "Rollouts", "AuditLog", "HTTPTypes", "Hummingbird", "HummingbirdCore",
            "Logging", "NIOCore",
        ],
        "FlagServer": [
            "Foundation", "Rollouts", "AuditLog", "Crypto", "HummingbirdCore", "Logging",
            "NIOCore", "NIOHTTP1", "NIOPosix", "ServiceLifecycle", "UnixSignals",
            "Synchronization",
        ],
        "sluice": [
            "Foundation", "Rollouts", "PlanLanguage", "AuditLog", "Reports", "RolloutController",
            "FlagServer", "Witness", "ArgumentParser", "Logging", "Dispatch", "Synchronization",
            "Glibc", "Musl", "Darwin",
        ],
    ]

    @Test func `each target imports what it may and nothing else`() throws {
        let files = try Checkout.swiftFiles(in: ["Sources"])
        #expect(files.count > 50)
        for file in files {
            let target = file.path.split(separator: "/")[1]
            let allowed = Self.mayImport[String(target)] ?? []
            for module in file.lines.compactMap(Self.importedModule) {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func `the deciding code reads no clock and draws no random number`() throws {
        for file in try Checkout.swiftFiles(in: ["Sources/Rollouts"]) {
            for word in ["Date()", "Date.now", "ContinuousClock", ".random(", "UUID()"] {
                #expect(!file.lines.contains { $0.contains(word) }, "\(file.path): \(word)")
            }
        }
    }

    @Test func `the database is imported only where logs are stored and customers are read`()
        throws
    {
        let folders = ["Sources/AuditLog/SQLite/", "Sources/RolloutController/Customers/"]
        let files = try Checkout.swiftFiles(in: ["Sources"]).filter {
            $0.lines.compactMap(Self.importedModule).contains("GRDB")
        }
        #expect(!files.isEmpty)
        for file in files {
            #expect(folders.contains { file.path.hasPrefix($0) }, "\(file.path)")
        }
    }

    private static func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ").drop {
            ["package", "private", "public", "@testable"].contains($0)
        }
        guard words.first == "import", let module = words.dropFirst().last else { return nil }
        return module.split(separator: ".").first.map(String.init)
    }
}
