import Foundation
import Testing
import Values

@testable import Rollouts

@Suite struct WordTests {
    private static let longest = String(repeating: "x", count: 200)

    @Test(arguments: [
        ("= true", Word.truth(true), "== true"), ("==false", .truth(false), "== false"),
        (#"= "UP""#, .text("UP"), #"== "UP""#), (#"==  "" "#, .text(""), #"== """#),
        (#"= "\u0055P \"x\"""#, .text(#"UP "x""#), #"== "UP \"x\"""#),
        (#"= "true""#, .text("true"), #"== "true""#),
        (#"= "\#(longest)""#, .text(longest), #"== "\#(longest)""#),
    ])
    func `a word is required by either sign, and has one form`(
        _ text: String,
        _ word: Word,
        _ form: String
    ) throws {
        let required = try #require(RequiredWord(text: text))
        #expect(required.word == word)
        #expect(required.text == form)
        #expect(RequiredWord(text: form) == required)
    }

    @Test(arguments: [
        "", "=", "= ", "true", "< true", "=== true", "= True", "= yes", "= 1", "= null", "= [true]",
        "= UP", "= 'UP'", #"= "UP"#, #"= "UP" "UP""#, #"= "a\nb""#, #"= "a\u0000""#,
        #"= "\u200bUP""#, #"= "\u202eUP""#, #"= "\#(longest)x""#,
    ])
    func `what is no word, or cannot be seen, is refused`(_ text: String) {
        #expect(RequiredWord(text: text) == nil)
    }

    private static let truths: [(Word, Bool?)] = [
        (.truth(true), true), (.truth(false), false), (.text("true"), nil), (.text(""), nil),
    ]

    @Test(arguments: truths)
    func `a truth value is judged by another one alone`(_ word: Word, _ verdict: Bool?) {
        #expect(RequiredWord(.truth(true)).allows(word) == verdict)
    }

    private static let texts: [(Word, Bool?)] = [
        (.text("é"), true), (.text("e\u{301}"), false), (.text("É"), false),
        (.text("é "), false), (.truth(true), nil),
    ]

    @Test(arguments: texts)
    func `a text is compared byte for byte`(_ word: Word, _ verdict: Bool?) {
        #expect(RequiredWord(.text("é")).allows(word) == verdict)
    }

    @Test(arguments: [
        (Measurement.word(.truth(false)), #"{"truth":false}"#),
        (.word(.text("NaN")), #"{"text":"NaN"}"#), (.word(.text("")), #"{"text":""}"#),
    ])
    func `a measured word is an entry's own kind of measurement`(
        _ measurement: Rollouts.Measurement,
        _ text: String
    ) throws {
        let bytes = try JSONEncoder().encode(measurement)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Rollouts.Measurement.self, from: bytes) == measurement)
    }

    @Test(arguments: [
        #"{"text":"a\nb"}"#, #"{"text":"\#(longest)x"}"#, #"{"truth":"true"}"#, #"{"text":true}"#,
    ])
    func `an entry with a text that cannot be seen is none`(_ text: String) {
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(Rollouts.Measurement.self, from: Data(text.utf8))
        }
    }
}

@Suite struct RequiredWordTests {
    private static func judged(
        _ requirement: Requirement,
        _ measurement: Rollouts.Measurement
    ) -> Assessment {
        requirement.assessment(on: measurement)
    }

    @Test func `the required word passes, and another one fails`() {
        let healthy = Requirement.word(RequiredWord(.truth(true)))
        #expect(Self.judged(healthy, .word(.truth(true))).verdict == .passed)
        let ill = Self.judged(healthy, .word(.truth(false)))
        #expect(ill.verdict == .failed && ill.value == "false")
        let up = Requirement.word(RequiredWord(.text("UP")))
        #expect(Self.judged(up, .word(.text("UP"))).verdict == .passed)
        let down = Self.judged(up, .word(.text("DOWN")))
        #expect(down.verdict == .failed && down.value == #""DOWN""#)
    }

    @Test func `what is of another kind never passes, and is said`() throws {
        let number = Requirement.value(try #require(Limit(text: "= 1")))
        let cases: [(Requirement, Rollouts.Measurement)] = [
            (number, .word(.truth(true))), (number, .word(.text("1"))),
            (.word(RequiredWord(.truth(true))), .value(1)),
            (.word(RequiredWord(.truth(true))), .word(.text("true"))),
            (.word(RequiredWord(.text("true"))), .word(.truth(true))),
            (.word(RequiredWord(.text("1"))), .value(1)),
        ]
        for (requirement, measurement) in cases {
            let judged = Self.judged(requirement, measurement)
            #expect(judged.verdict == .undecided(.sourceFailed), "\(requirement), \(measurement)")
            #expect(judged.detail?.contains("another kind") == true)
        }
    }

    @Test(arguments: ["== true", #"== "UP""#])
    func `the log reads a required word back`(_ text: String) throws {
        let requirement = Requirement.word(try #require(RequiredWord(text: text)))
        let bytes = try JSONEncoder().encode(requirement)
        #expect(try JSONDecoder().decode(Requirement.self, from: bytes) == requirement)
        #expect(requirement.text == text)
    }
}
