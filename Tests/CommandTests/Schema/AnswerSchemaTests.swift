import Foundation
import TestSupport
import Testing

/// The schema of answers, held against what commands print by an implementation of others.
@Suite struct AnswerSchemaTests {
    @Test func `what commands print is what their schemas say`() throws {
        try withRollout { binary in
            var answers = Answers(binary: binary)
            try answers.collectBeforeAdvance()
            try answers.collectStops()
            try answers.collectRecords()
            try answers.collectLog()
            try answers.collectOthers()
            try answers.validate()
        }
    }

    @Test func `what commands print of customers is what their schemas say`() throws {
        try withCustomers { binary in
            var answers = Answers(binary: binary)
            try answers.collectCohorts()
            try answers.validate()
        }
    }

    @Test func `the schemas are listed, and each is printed`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let names = try binary.sluice(["schema"]).output.split(separator: "\n").map(String.init)
        #expect(names.count > 40)
        for name in ["advance", "log list", "entry", "plan"] {
            #expect(names.contains(name))
            let words = name.split(separator: " ").map(String.init)
            let schema = try binary.sluice(["schema", "--of"] + words)
            #expect(schema.json["$schema"] is String, "\(name)")
        }
        let slip = try binary.sluice(["schema", "--of", "advnace", "--json"])
        #expect(slip.code == 64 && slip.errorCode == "unknown-name")
    }
}
