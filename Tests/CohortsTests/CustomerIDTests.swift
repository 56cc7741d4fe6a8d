import Cohorts
import Testing

struct CustomerIDTests {
    @Test(arguments: [
        "a", "cust 7", "é", "e\u{301}", "顧客", "🦆", String(repeating: "x", count: 200),
    ])
    func `what people call customers is an id`(text: String) throws {
        let id = try CustomerID(text)
        #expect(id.bytes == Array(text.utf8))
        #expect(id.text == text)
    }

    private static let bad: [([UInt8], String)] = [
        ([], "the id is empty"),
        ([0x61, 0x0A], "the id has a control character, U+000A"),
        ([0x7F], "the id has a control character, U+007F"),
        (Array("a\u{202E}b".utf8), "the id has a control character, U+202E"),
        ([0xC3], "the id is not valid UTF-8"),
        ([0xED, 0xA0, 0x80], "the id is not valid UTF-8"),
        ([0xC0, 0x80], "the id is not valid UTF-8"),
        ([UInt8](repeating: 0x61, count: 201), "the id has 201 bytes; at most 200 are allowed"),
    ]

    @Test(arguments: bad)
    func `what cannot be an id says why`(bytes: [UInt8], message: String) {
        let problem = #expect(throws: CustomerIDProblem.self) { try CustomerID(bytes.span) }
        #expect(problem?.description == message)
    }
}
