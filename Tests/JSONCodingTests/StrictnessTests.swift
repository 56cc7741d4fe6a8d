import JSONCoding
import Testing

/// What other parsers let through.
@Suite struct StrictnessTests {
    @Test(arguments: [
        "", " ", "{", "[1", #""a"#, "tru", "nul", "+1", "01", "1.", ".5", "1e", "-", "1e999", "NaN",
        "Infinity", #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"["\ud800"]"#, #""\udc00\ud800""#,
        #""\x""#, #""\u12g4""#, "\"\u{1}\"", "[1,]", "{,}", #"{"a" 1}"#, "{1:2}", "1 2", "[1]]",
        "'a'", "\u{feff}1",
    ])
    func `what is not JSON is refused`(_ text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text.utf8) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xc3, 0x28, 0x22]) }
    }

    @Test func `nesting without an end is refused, and not by a crash`() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError.self) { try JSON(parsing: deep.utf8) }
    }

    @Test func `one letter in two normal forms is two keys`() throws {
        let json = try JSON(parsing: #"{"\u00e9":1,"e\u0301":2}"#.utf8)
        #expect(json["\u{e9}"]?.numberValue == 1)
        #expect(json["e\u{301}"]?.numberValue == 2)
        #expect(
            try json.canonicalBytes() == Array("{\"e\u{301}\":2,\"\u{e9}\":1}".utf8)
        )
        #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
    }

    @Test func `a whole number that a Double cannot hold is no part of the log`() {
        struct Big: Encodable { let number = 9_007_199_254_740_993 }
        #expect(throws: JSONError.self) { try CanonicalJSON.encode(Big()) }
    }

    @Test func `a value comes back from the log as it went in`() throws {
        struct Value: Codable, Equatable {
            var text = "a/b \u{1} \u{2028} é\r\n"
            var number = 1.0e-7
            var whole = 9_007_199_254_740_991
            var list = ["x": [Double.infinity, -.infinity, 2.2250738585072014e-308]]
        }
        let bytes = try CanonicalJSON.encode(Value())
        #expect(try CanonicalJSON.decode(Value.self, from: bytes) == Value())
        #expect(try JSON(parsing: bytes).canonicalBytes() == bytes)
    }

    @Test func `what is not a number comes back as not a number`() throws {
        let bytes = try CanonicalJSON.encode([Double.nan])
        #expect(bytes == Array(#"["NaN"]"#.utf8))
        #expect(try CanonicalJSON.decode([Double].self, from: bytes)[0].isNaN)
    }

    @Test func `a repeated key is found among many`() throws {
        for repeated in [0, 1, 7, 8, 9, 19] {
            let keys = (0..<20).map { "\($0)" } + ["\(repeated)"]
            let members = keys.map { #""\#($0)":1"# }
            let unique = "{\(members.dropLast().joined(separator: ","))}"
            _ = try JSON(parsing: Array(unique.utf8))
            #expect(throws: JSONError.self) {
                try JSON(parsing: Array("{\(members.joined(separator: ","))}".utf8))
            }
        }
    }

    @Test func `repeated keys are not decoded`() {
        #expect(throws: JSONError.self) {
            try CanonicalJSON.decode([String: Int].self, from: Array(#"{"a":1,"a":2}"#.utf8))
        }
    }
}
