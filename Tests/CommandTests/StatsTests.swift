import Foundation
import Testing

@Suite struct StatsTests {
    private func answers(to lines: [String]) throws -> [[String: Any]] {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(lines.joined(separator: "\n") + "\n", to: "lines")
        let result = try binary.run(
            "/bin/sh",
            ["-c", "exec \"$0\" stats batch < lines", Binary.built.path]
        )
        #expect(result.code == 0)
        return try result.output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any])
        }
    }

    /// The golden files' own cases go through the whole binary, in one batch.
    @Test func `a batch answers the golden cases in order`() throws {
        let files = [
            ("clopper_pearson", "clopperPearson", ["lower", "upper"]),
            ("anytime_beta_binomial", "anytime", ["lower", "upper"]),
            ("betainc", "betainc", ["lower", "upper"]), ("betaincinv", "betaincinv", ["x"]),
            ("chi2", "chi2sf", ["sf"]), ("mann_whitney", "mannWhitney", ["u1", "p"]),
        ]
        var lines: [String] = []
        var expected: [(fields: [String], row: [String: Any])] = []
        for (file, function, fields) in files {
            let golden = Binary.root.appending(path: "Tests/StatisticsTests/Golden/\(file).json")
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: golden))
            let cases = try #require((json as? [String: Any])?["cases"] as? [[String: Any]])
            for row in cases {
                var input = row
                input["fn"] = function
                if function == "betaincinv" { input["x"] = nil }
                let line = try JSONSerialization.data(withJSONObject: input)
                lines.append(String(decoding: line, as: UTF8.self))
                expected.append((fields, row))
            }
        }
        let answers = try answers(to: lines)
        #expect(answers.count == expected.count)
        #expect(answers.count > 1_000)
        for (answer, (fields, row)) in zip(answers, expected) {
            for field in fields {
                let value = try #require(answer[field] as? Double, "\(answer)")
                let golden = try #require(row[field] as? Double)
                #expect(abs(value - golden) <= 1e-9 * abs(golden), "\(row)")
            }
        }
    }

    @Test(arguments: [
        "", "{", "[]", "{}", #"{"fn":"clopperPearson"}"#, #"{"fn":"clopperPeerson","k":1,"n":2}"#,
        #"{"fn":"clopperPearson","k":0,"n":0,"alpha":0.05}"#,
        #"{"fn":"clopperPearson","k":3,"n":2,"alpha":0.05}"#,
        #"{"fn":"clopperPearson","k":0.5,"n":2,"alpha":0.05}"#,
        #"{"fn":"clopperPearson","k":-1,"n":2,"alpha":0.05}"#,
        #"{"fn":"clopperPearson","k":1,"n":1e30,"alpha":0.05}"#,
        #"{"fn":"clopperPearson","k":1,"n":2,"alpha":1}"#,
        #"{"fn":"anytime","s":1,"n":2,"alpha":0.05,"p0":0}"#,
        #"{"fn":"anytime","s":1,"n":2,"alpha":0.05,"p0":0.01,"a":-1,"b":1}"#,
        #"{"fn":"betainc","a":0,"b":1,"x":0.5}"#, #"{"fn":"betainc","a":1,"b":1,"x":1.5}"#,
        #"{"fn":"betainc","a":1,"b":1,"x":NaN}"#, #"{"fn":"betaincinv","a":1,"b":1,"p":-1}"#,
        #"{"fn":"chi2sf","df":0,"x":1}"#, #"{"fn":"chi2sf","df":1,"x":-1}"#,
        #"{"fn":"chi2sf","df":1,"x":1e999}"#,
        #"{"fn":"mannWhitney","x":[],"y":[1],"alternative":"less","method":"exact"}"#,
        #"{"fn":"mannWhitney","x":[1],"y":[1],"alternative":"less","method":"asymptotic"}"#,
        #"{"fn":"mannWhitney","x":[1],"y":["1"],"alternative":"less","method":"exact"}"#,
    ])
    func `what cannot be answered is an error on its line, and the next is answered`(
        _ line: String
    ) throws {
        let answers = try answers(to: [line, #"{"fn":"chi2sf","df":2,"x":0}"#])
        #expect(answers.count == 2)
        #expect((answers.first?["error"] as? String)?.isEmpty == false)
        #expect(answers.first?.count == 1)
        #expect(answers.last?["sf"] as? Double == 1)
    }

    @Test func `a person's question has an answer in words, and in JSON`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let words = try binary.sluice(
            ["stats", "bound", "--failures", "0", "--trials", "299", "--limit", "1%"]
        )
        #expect(words.output.contains("at most 0.997%"))
        #expect(words.output.contains("111 more clean ones"))
        let json = try binary.sluice(
            ["stats", "bound", "--failures", "0", "--trials", "410", "--limit", "1%", "--json"]
        )
        #expect((json.json["limit"] as? [String: Any])?["verdict"] as? String == "passed")
    }

    @Test(arguments: [
        ["--failures", "0", "--trials", "0"], ["--failures", "4", "--trials", "3"],
        ["--failures", "-1", "--trials", "3"], ["--failures", "0.5", "--trials", "3"],
        ["--failures", "0", "--trials", "3", "--confidence", "100%"],
        ["--failures", "0", "--trials", "3", "--confidence", "inf"],
        ["--failures", "0", "--trials", "3", "--limit", "0"],
    ])
    func `a question without an answer is a usage error`(_ arguments: [String]) throws {
        let binary = try Binary()
        defer { binary.remove() }
        let result = try binary.sluice(["stats", "bound"] + arguments)
        #expect(result.code == 64)
        #expect(result.output.isEmpty)
    }
}
