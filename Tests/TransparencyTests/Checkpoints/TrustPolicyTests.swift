import Testing
import TestSupport
import Transparency

@Suite struct TrustPolicyTests {
    private static func witness(_ number: UInt8) throws -> String {
        try TestKeys.witness(number).verifier.description
    }

    private func policy(_ text: String) throws -> TrustPolicy {
        try TrustPolicy(parsing: Array(text.utf8))
    }

    /// The example of the specification: two of X and one of Y.
    private func example(_ quorum: String = "X-and-Y") throws -> TrustPolicy {
        try policy(
            """
            # two organizations
            log \(TestKeys.log().verifier)

            witness X1 \(Self.witness(1))
            witness X2 \(Self.witness(2)) https://x2.example.org/
            witness X3 \(Self.witness(3))
            \t group\tX-witnesses 2  X1 X2 X3 \t
            witness Y1 \(Self.witness(4))
            witness Y2 \(Self.witness(5))
              # either
            group Y-witnesses any Y1 Y2
            group X-and-Y all X-witnesses Y-witnesses
            quorum \(quorum)

            """
        )
    }

    @Test func `a policy is read with its logs, witnesses and addresses`() throws {
        let policy = try example()
        #expect(policy.logs == [try TestKeys.trusted()])
        #expect(
            policy.listed.map(\.key) == (try (1...5).map { try TestKeys.witness($0).verifier })
        )
        #expect(policy.listed.map(\.url) == [nil, "https://x2.example.org/", nil, nil, nil])
        #expect(policy.witnesses.threshold == 3)
    }

    @Test(
        arguments: [
            ([1, 2, 4], true), ([2, 3, 5], true), ([1, 2, 3, 4, 5], true), ([1, 2, 3], false),
            ([1, 4, 5], false), ([], false), ([4, 5, 9], false),
        ] as [([UInt8], Bool)]
    )
    func `nested groups make a quorum`(_ numbers: [UInt8], _ isQuorum: Bool) throws {
        let policy = try example().witnesses
        let cosigners = try numbers.map { try TestKeys.witness($0).verifier }
        #expect(policy.quorum.isMet(by: Set(cosigners)) == isQuorum)
        let note = try TestKeys.note(size: 3, cosignedBy: numbers)
        switch try TestKeys.trusted().checkpoint(in: note, witnesses: policy) {
        case .success(let verified):
            #expect(isQuorum)
            #expect(verified.witnessed.count == numbers.count)
        case .failure(let refusal):
            #expect(!isQuorum)
            guard case .tooFewWitnesses(let found, required: 3) = refusal else {
                Issue.record("\(refusal)")
                return
            }
            #expect(refusal.description.contains("require"))
            #expect(found == numbers.filter { $0 < 9 }.count)
        }
    }

    @Test func `a quorum is a group, a witness or none`() throws {
        let group = try example("X-witnesses").witnesses
        #expect(group.threshold == 2)
        let one = try example("Y2").witnesses
        #expect(one.quorum == .witness(try TestKeys.witness(5).verifier))
        let none = try example("none").witnesses
        #expect(none.threshold == 0)
        #expect(none.quorum.isMet(by: []))
        // A witness that is asked for by nobody still spoils what it signs wrongly.
        #expect(none.witnesses.count == 5)
    }

    @Test func `two keys of one name are one log`() throws {
        let (old, new) = (try TestKeys.log(), try TestKeys.log(seed: 2))
        let policy = try policy("log \(old.verifier)\nlog \(new.verifier) https://e\nquorum none\n")
        #expect(policy.logs.map(\.keys) == [[old.verifier, new.verifier]])
    }

    @Test func `names are bytes, and not what Unicode makes of them`() throws {
        let text = try """
        witness \u{e9} \(Self.witness(1))
        witness e\u{301} \(Self.witness(2))
        group none-of 1 \u{e9} e\u{301}
        quorum none-of

        """
        #expect(try policy(text).witnesses.threshold == 1)
    }

    @Test func `thirty-two of everything are read`() throws {
        var text = ""
        for number in UInt8(1)...32 {
            text += try "log \(TestKeys.log("example.com/\(number)", seed: number).verifier)\n"
            text += try "witness w\(number) \(Self.witness(number))\n"
            text +=
                number == 1 ? "group g1 1 w1\n" : "group g\(number) 2 g\(number - 1) w\(number)\n"
        }
        let policy = try policy(text + "quorum g32\n")
        #expect(policy.logs.count == 32)
        #expect(policy.witnesses.threshold == 32)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let says: String
        var testDescription: String { says }
    }

    static var mistakes: [Mistake] {
        get throws {
            let (log, w1, w2) = (try TestKeys.log().verifier, try witness(1), try witness(2))
            let two = "witness a \(w1)\nwitness b \(w2)\n"
            return [
                Mistake(text: "quorum none", line: 1, says: "does not end with a newline"),
                Mistake(text: "", line: 1, says: "add `quorum none`"),
                Mistake(text: "\n\n", line: 2, says: "add `quorum none`"),
                Mistake(text: "quorum none\r\n", line: 1, says: "plain newlines"),
                Mistake(text: "# a\u{7f}\n", line: 1, says: "control character (127)"),
                Mistake(text: "\nquorom none\n", line: 2, says: "`quorom` begins no line"),
                Mistake(text: "log\n", line: 1, says: "log KEY [URL]"),
                Mistake(text: "log \(log) a b\n", line: 1, says: "log KEY [URL]"),
                Mistake(text: "log \(log)x\n", line: 1, says: "not a verifier key"),
                Mistake(text: "log \(w1)\n", line: 1, says: "is the key of a witness"),
                Mistake(text: "log \(log)\nlog \(log)\n", line: 2, says: "is listed already"),
                Mistake(text: "witness a\n", line: 1, says: "witness NAME KEY [URL]"),
                Mistake(text: "witness a \(log)\n", line: 1, says: "is the key of a log"),
                Mistake(text: "witness a \(w1)\nwitness b \(w1)\n", line: 2, says: "is listed"),
                Mistake(text: two + "witness none \(w1)\n", line: 3, says: "is listed"),
                Mistake(text: "witness none \(w1)\n", line: 1, says: "stands for no quorum"),
                Mistake(
                    text: "witness a \(w1)\nwitness a \(w2)\n",
                    line: 2,
                    says: "is already in use"
                ),
                Mistake(text: two + "group a any b\n", line: 3, says: "`a` is already in use"),
                Mistake(text: two + "group g any\n", line: 3, says: "group NAME all|any|NUMBER"),
                Mistake(text: two + "group g 0 a b\n", line: 3, says: "`0` is not all, any or"),
                Mistake(text: two + "group g 3 a b\n", line: 3, says: "a number from 1 to 2"),
                Mistake(text: two + "group g 01 a b\n", line: 3, says: "`01` is not all"),
                Mistake(text: two + "group g all a c\n", line: 3, says: "is called `c`"),
                Mistake(text: two + "group g all g\n", line: 3, says: "is called `g`"),
                Mistake(text: two + "group g all none\n", line: 3, says: "is called `none`"),
                Mistake(text: two + "group g any a a\n", line: 3, says: "would count twice"),
                Mistake(
                    text: two + "group g any a\ngroup h any a b\n",
                    line: 4,
                    says: "`a` is a member of a group already"
                ),
                Mistake(text: "quorum a\nwitness a \(w1)\n", line: 1, says: "is called `a`"),
                Mistake(text: "quorum\n", line: 1, says: "quorum NAME, or quorum none"),
                Mistake(text: "quorum none\n\nquorum none\n", line: 3, says: "one quorum"),
                Mistake(
                    text: String(repeating: "#\n", count: 40_000),
                    line: 1,
                    says: "at most 65536 bytes"
                ),
            ]
        }
    }

    @Test func `each mistake is named with its line`() throws {
        for mistake in try Self.mistakes {
            let error = #expect(throws: TrustPolicyError.self, "\(mistake.says)") {
                try policy(mistake.text)
            }
            #expect(error?.line == mistake.line, "\(mistake.says)")
            let description = error?.description ?? ""
            #expect(description.hasPrefix("line \(mistake.line): "), "\(description)")
            #expect(description.contains(mistake.says), "\(description)")
        }
    }
}
