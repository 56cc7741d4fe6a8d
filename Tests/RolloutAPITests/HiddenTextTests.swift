import JSONCoding
import RolloutAPI
import Rollouts
import Testing
import TestSupport
import Values

/// What nobody sees is not taken in, and is not given out as it is.
@Suite struct HiddenTextTests {
    private static let hidden = [
        "\u{1B}[2K", "\u{202E}", "\u{200B}", "\u{AD}", "\u{7F}", "\u{E0041}",
    ]
    private let now = Instant(milliseconds: 1_764_000_000_000)

    @Test(arguments: hidden) func `a reason with a hidden part is refused, and no name has one`(
        _ part: String
    ) {
        let text = "all is\(part) well"
        for fields: any CommandFields in [
            ResumeFields(reason: text), ApproveFields(reason: text),
            BlockerClearFields(id: "x", evidence: text, reason: "r"),
            BlockerRaiseFields(id: "x", severity: .p2, title: text),
        ] {
            #expect(throws: FieldProblem.self) { try fields.command(at: now) }
        }
        let actor = try? ActorFields(actor: "a\(part)b").claimed()
        #expect(actor?.name.hasHiddenParts != true)
    }

    @Test func `a stop is done with what can be seen of its reason`() throws {
        #expect(
            try HoldFields(reason: "a\u{202E}b\nc").command(at: now)
                == .hold(id: nil, reason: "a\u{FFFD}b\nc", expires: nil)
        )
        #expect(
            try RollbackFields(reason: "\u{1B}\u{200B} ").command(at: now)
                == .rollback(to: nil, reason: nil)
        )
    }

    @Test(arguments: hidden) func `JSON has it escaped, and is the same JSON`(
        _ part: String
    ) throws {
        let text = "a\(part)é 東京 👩‍👧\n\"b\""
        let json = try AnswerEncoder.text(of: ["text": text])
        #expect(try JSON(parsing: json.utf8)["text"]?.stringValue == text)
        for line in json.split(separator: "\n") {
            #expect(line.unicodeScalars.allSatisfy { !$0.isInvisible || $0 == " " }, "\(json)")
        }
        #expect(json.contains("é 東京"))
    }

    @Test(arguments: [
        ("freeze", "freeze"), ("it's; rm -rf x", #"'it'\''s; rm -rf x'"#), ("", "''"),
        ("$(id)", "'$(id)'"), ("a\nb", "'a\u{FFFD}b'"),
    ])
    func `a command that is suggested is quoted for the shell`(_ id: String, _ word: String) {
        #expect(Remedy.release(hold: id).command == "sluice resume --hold \(word) --reason …")
        #expect(
            Remedy.clear(blocker: id).command
                == "sluice blocker clear \(word) --evidence … --reason …"
        )
    }
}
