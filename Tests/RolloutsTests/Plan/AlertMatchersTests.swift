import Rollouts
import Testing

@Suite struct AlertMatchersTests {
    @Test(arguments: [
        (#"severity="page""#, [#"severity="page""#]),
        (#" { severity = "page" , team=~"a|b" } "#, [#"severity="page""#, #"team=~"a|b""#]),
        (#"a!="",b!~"x.*""#, [#"a!="""#, #"b!~"x.*""#]),
        (#"a="1,2}\"\\n\n""#, [#"a="1,2}\"\\n\n""#]),
        (#"_9="é""#, [#"_9="é""#]),
    ])
    func `matchers are read one by one, as Alertmanager takes them`(
        _ text: String,
        _ matchers: [String]
    ) throws {
        #expect(try #require(AlertMatchers(text)).matchers.map(\.text) == matchers)
    }

    @Test(arguments: [
        "", "{}", "severity", "severity=page", #"severity="page"#, #"severity="page",,"#,
        #"severity="page","#, #"{severity="page""#, #"severity="page"}"#, #"9a="x""#,
        #"a=="x""#, #"a>"x""#, #"a="\t""#, #"a="x" b="y""#, #"up{a="x"}"#, #"ä="x""#, "a=\"\\",
    ])
    func `another text is none`(_ text: String) {
        #expect(AlertMatchers(text) == nil)
    }

    @Test func `an alert is named, or selected by labels`() {
        #expect(
            AlertMatchers(alert: "Watchdog")?.matchers.map(\.text) == [#"alertname="Watchdog""#]
        )
        #expect(AlertMatchers(alert: #"a="b""#)?.matchers.map(\.text) == [#"a="b""#])
        for text in ["", "the dog", "9", "a=b"] { #expect(AlertMatchers(alert: text) == nil) }
    }

    private static let cases: [(String, String, Bool?)] = [
        (#"a="b""#, "b", true), (#"a="b""#, "c", false), (#"a!="b""#, "b", false),
        (#"a!="b""#, "", true), (#"a="""#, "", true), (#"a=~"b""#, "c", nil),
        (#"a!~"b""#, "b", nil),
    ]

    @Test(arguments: cases)
    func `what a matcher says of a label is told, but for regular expressions`(
        _ text: String,
        _ value: String,
        _ fits: Bool?
    ) throws {
        let matcher = try #require(AlertMatchers(text)?.matchers.first)
        #expect(matcher.fits(value) == fits)
    }
}
