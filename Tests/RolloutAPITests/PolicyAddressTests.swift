import RolloutAPI
import Testing
import TestSupport
import Transparency

@Suite struct PolicyAddressTests {
    private static func policy(_ address: String) throws -> String {
        let key = "\(try TestKeys.witness(1).verifier)"
        return "witness w \(key) \(address)\nquorum w\n"
    }

    @Test(arguments: [
        ("http://127.0.0.1:70000/", "its port is not a number from 1 to 65535"),
        ("ftp://witness.example/", "it does not begin with http:// or https://"),
        ("https://", "it has no host"), ("https://a@b@c/", "what stands before its @"),
    ])
    func `the address of a witness is checked when its policy is read`(
        _ address: String,
        _ problem: String
    ) async throws {
        try await withTemporaryFolder { folder in
            try folder.write(try Self.policy(address), "policy")
            let failure = #expect(throws: Failure.self) {
                try TrustPolicy(reading: folder.path("policy"))
            }
            #expect(failure?.description.contains(problem) == true)
            #expect(failure?.status == .usage)
        }
    }

    @Test func `a sound address of a witness is taken`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(try Self.policy("https://witness.example:8443/a/"), "policy")
            let policy = try TrustPolicy(reading: folder.path("policy"))
            #expect(policy.listed.map(\.url) == ["https://witness.example:8443/a/"])
        }
    }
}
