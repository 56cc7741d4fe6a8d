@testable import Cohorts
import Foundation
import Testing

struct FlagFileTests {
    @Test func `a flag of each form is written as it always was`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let golden = folder.appending(path: "../Golden/flag_file.json").standardizedFileURL
        let file = FlagFile(try Self.everyForm())
        #expect(
            String(decoding: file.json, as: UTF8.self)
                == (try String(contentsOf: golden, encoding: .utf8))
        )
        #expect(file.tooLong.isEmpty)
    }

    @Test func `flags are sorted by their keys' bytes, in whatever order they come`() throws {
        let flags = try Self.everyForm()
        #expect(FlagFile(flags.reversed()) == FlagFile(flags))
        let keys = ["b", "B", "é", "e\u{301}", "a.b"].map {
            Flag(name: $0, stage: "planned", revision: 1, audience: .nobody)
        }
        let text = String(decoding: FlagFile(keys).json, as: UTF8.self)
        let places = ["B", "a.b", "b", "e\u{301}", "é"].compactMap {
            Array(text.utf8).firstRange(of: Array("\"\($0)\": {".utf8))?.lowerBound
        }
        #expect(places.count == 5)
        #expect(places == places.sorted())
    }

    @Test func `what the longest lists have no room for is off, and says so`() throws {
        let ids = try (0..<400).map { try CustomerID("customer-\($0)") }
        let flags = [10, 400, 300, 20].enumerated().map { number, count in
            Flag(
                name: "flag-\(number)",
                stage: "s",
                revision: 1,
                audience: .members(.listed(Array(ids.prefix(count))))
            )
        }
        let whole = FlagFile(flags, bytesMax: 100_000)
        #expect(whole.tooLong.isEmpty)
        let file = FlagFile(flags, bytesMax: whole.json.count - 10)
        #expect(file.tooLong == ["flag-1"])
        #expect(file.json.count < whole.json.count - 5_000)
        #expect(FlagFile(flags, bytesMax: 5_000).tooLong == ["flag-1", "flag-2"])
        let text = String(decoding: file.json, as: UTF8.self)
        #expect(text.contains("too long for a flag file: ask over OFREP"))
        #expect(text.contains("\"members\": 400"))
    }

    @Test func `no file is longer than flagd's clients take`() throws {
        let tail = String(repeating: "x", count: 190)
        let ids = try (0..<18_000).map { try CustomerID("\(10_000 + $0)" + tail) }
        let flags = (0..<2).map {
            Flag(
                name: "flag-\($0)",
                stage: "s",
                revision: 1,
                audience: .members(.listed(Array(ids.dropLast($0))))
            )
        }
        let file = FlagFile(flags)
        #expect(file.tooLong == ["flag-0"])
        #expect(3_400_000...3_670_016 ~= file.json.count)
    }

    @Test func `no flags are a file too`() {
        #expect(
            String(decoding: FlagFile([]).json, as: UTF8.self) == """
                {
                  "$schema": "https://flagd.dev/schema/v0/flags.json",
                  "metadata": {"flagSetId": "sluice"},
                  "flags": {}
                }

                """
        )
    }

    /// One flag of each form, with and without exceptions.
    private static func everyForm() throws -> [Flag] {
        let ids = try (0..<200).map { try CustomerID("cust-\($0)") }
        var flags = [
            ("none", Flag.Audience.nobody),
            ("unknown", .unknown(why: "no list of \"customers\"")),
            ("listed", .members(.listed(Array(ids.prefix(3))))),
        ]
        for hash in CohortHash.allCases {
            let ranking = CohortRanking(salt: "salt", hash: hash)
            flags.append(("plain-\(hash.rawValue)", .members(try .chosen(30, of: ids, ranking))))
            let members = try Flag.Members.chosen(
                30,
                of: ids,
                ranking,
                invited: [ids[7]],
                excluded: Array(ids[20..<60])
            )
            flags.append(("named-\(hash.rawValue)", .members(members)))
        }
        return flags.map {
            Flag(name: $0.0, stage: "stage 1", revision: 12, audience: $0.1)
        }
    }
}
