import Cohorts
import Testing

struct CustomerIDTests {
    @Test(arguments: [
        "a", "cust 7", "é", "e\u{301}", "顧客", "🦆", "a\u{A0}b", "👩\u{200D}🚀",
        String(repeating: "x", count: 200),
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

    private static let invisible = [
        " ", "\u{A0}", "\u{1680}", "\u{2003}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{AD}",
        "\u{34F}", "\u{61C}", "\u{115F}", "\u{180E}", "\u{200B}", "\u{200D}", "\u{200E}",
        "\u{2060}",
        "\u{2800}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFA0}", "\u{110BD}", "\u{E0001}",
        "\u{E0100}",
    ]

    @Test(arguments: invisible)
    func `an id with a character at an end that nobody sees is refused`(character: String) {
        for (text, place) in [
            (character + "c-1", "begins"), ("c-1" + character, "ends"), (character, "begins"),
        ] {
            let problem = #expect(throws: CustomerIDProblem.self) { try CustomerID(text) }
            let scalar = String(character.unicodeScalars.first?.value ?? 0, radix: 16)
            let message = problem?.description ?? ""
            #expect(message.hasPrefix("the id \(place) with a"), "\(message)")
            #expect(message.lowercased().contains(scalar), "\(message)")
        }
    }

    @Test(arguments: bad)
    func `what cannot be an id says why`(bytes: [UInt8], message: String) {
        let problem = #expect(throws: CustomerIDProblem.self) { try CustomerID(bytes.span) }
        #expect(problem?.description == message)
    }
}
