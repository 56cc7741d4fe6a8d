import Testing

/// Imports, held against the exact list; anything else is a change of the architecture.
@Suite struct ImportTests {
    @Test(arguments: Architecture.targets)
    func `a target imports what its list says`(_ target: Architecture.Target) throws {
        let files = try Checkout.swiftFiles(in: ["Sources/\(target.name)"])
        #expect(!files.isEmpty)
        let imported = Set(files.flatMap { $0.lines.compactMap(Self.importedModule) })
        #expect(imported.subtracting(Architecture.system) == target.own.union(target.foreign))
    }

    @Test func `every folder of the sources is a target, and imports only those before it`() throws
    {
        let folders = Set(
            try Checkout.swiftFiles(in: ["Sources"]).compactMap {
                $0.path.split(separator: "/").dropFirst().first.map(String.init)
            }
        )
        #expect(folders == Set(Architecture.targets.map(\.name)))
        for (index, target) in Architecture.targets.enumerated() {
            let earlier = Set(Architecture.targets.prefix(index).map(\.name))
            #expect(target.own.isSubset(of: earlier), "\(target.name)")
        }
    }

    @Test(arguments: ["Sources/Rollouts", "Sources/Statistics", "Sources/Cohorts"])
    func `the deciding code reads no clock and draws no random number`(_ folder: String) throws {
        for file in try Checkout.swiftFiles(in: [folder]) {
            for word in [
                "Date()", "Date.now", "ContinuousClock", ".random(", "UUID()", "Zone" + "Data",
            ] {
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
