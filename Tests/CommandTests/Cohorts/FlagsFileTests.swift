import Foundation
import Testing

@Suite struct FlagsFileTests {
    @Test func `the flag file is as the log is after every decision`() throws {
        try withCustomers { binary in
            let environment = ["SLUICE_FLAGS_FILE": "flags.json"]
            let file = binary.folder.appending(path: "flags.json")
            for (arguments, stage, members) in [
                (["advance", "--yes"], "beta", 15),
                (["hold", "--reason", "lunch"], "beta", 15),
                (["resume", "--reason", "back"], "beta", 15),
                (["advance", "--yes"], "wide", 500),
                (["rollback", "--to", "beta", "--reason", "r"], "beta", 15),
                (["rollback", "--reason", "r"], "planned", 0),
            ] {
                let done = try binary.sluice(arguments, environment: environment)
                #expect(done.code == 0, "\(done.output)")
                let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
                let flags = (object as? [String: Any])?["flags"] as? [String: Any]
                let flag = try #require(flags?["sample-1.0"] as? [String: Any])
                let metadata = try #require(flag["metadata"] as? [String: Any])
                #expect(metadata["stage"] as? String == stage)
                #expect(metadata["members"] as? Int == members)
                #expect(flag["targeting"] is [String: Any])
            }
        }
    }

    @Test func `a flag file that cannot be written is told, and the decision stands`() throws {
        try withCustomers { binary in
            let advanced = try binary.sluice(
                ["advance", "--yes", "--json", "--flags-file", "nowhere/flags.json"]
            )
            #expect(advanced.code == 1)
            #expect(advanced.json["outcome"] as? String == "advanced")
            let problem = advanced.json["flagsProblem"] as? String ?? ""
            #expect(problem.contains("nowhere/flags.json could not be written"))
            #expect(try binary.exposure() == 15)
        }
    }
}
