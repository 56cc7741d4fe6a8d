import Foundation
import RolloutController
import Testing

@Suite struct PlanFileTests {
    private static let plan = """
        sluice: 1
        name: demo
        sources: { probe: { command: [./probe] } }
        noGo: [{ id: v, measure: { from: probe, value: /v }, require: { value: "< 1" } }]
        stages: [{ name: beta, cohort: 9, soak: 1s }]

        """

    private static func reading(_ data: Data) throws -> PlanFile {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let file = workshop.folder.appending(path: "plan.yaml")
        try data.write(to: file)
        return try PlanFile(reading: file.path)
    }

    @Test func `a plan is the same with the mark and the line ends of Windows`() throws {
        let plain = try Self.reading(Data(Self.plan.utf8))
        let marked = try Self.reading(Data("\u{FEFF}\(Self.plan)".utf8))
        let lines = try Self.reading(Data(Self.plan.replacing("\n", with: "\r\n").utf8))
        #expect(marked.digest == plain.digest)
        #expect(lines.digest == plain.digest)
    }

    @Test(arguments: [
        String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian,
    ])
    func `a plan in UTF-16 is refused in words`(encoding: String.Encoding) throws {
        let data = try #require(Self.plan.data(using: encoding))
        let error = #expect(throws: PlanFileError.self) { try Self.reading(data) }
        #expect(
            error?.description.hasSuffix("it is UTF-16 or UTF-32 text; save it as UTF-8") == true
        )
    }

    @Test func `a plan in Latin-1 is refused in words`() throws {
        let data = try #require("# für\n\(Self.plan)".data(using: .isoLatin1))
        let error = #expect(throws: PlanFileError.self) { try Self.reading(data) }
        #expect(error?.description.hasSuffix("it is not UTF-8 text") == true)
    }
}
