import Foundation
import Testing

@Suite struct TopLevelTests {
    @Test func `the top level holds what the design names`() throws {
        let allowed: Set = [
            "Package.swift", "Package.resolved", "Sources", "Tests", "Plans", "Examples",
            "README.md", "LICENSE",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
        let extra = names.filter { !$0.hasPrefix(".") && !allowed.contains($0) }
        #expect(extra.filter { !$0.contains(".db") } == [])
    }
}
