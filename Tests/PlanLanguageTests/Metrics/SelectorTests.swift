import Testing

@testable import PlanLanguage

@Suite struct SelectorTests {
    @Test(arguments: [
        ("up", "up_bucket"), ("a:b_1", "a:b_1_bucket"), ("up{}", "up_bucket{}"),
        (#"up{a="}",b='{"'}"#, #"up_bucket{a="}",b='{"'}"#),
        (#"up{a="\"}"}"#, #"up_bucket{a="\"}"}"#), ("up{a=`\\`}", "up_bucket{a=`\\`}"),
        (#"up{a="1" or b!~"2",}"#, #"up_bucket{a="1" or b!~"2",}"#),
        (#"{"http.x"}"#, #"{"http.x_bucket"}"#),
        (#"{ 'http.x', "service.name"="a"}"#, #"{ 'http.x_bucket', "service.name"="a"}"#),
        (#"{a!="b", "http.x"}"#, #"{a!="b", "http.x_bucket"}"#),
        (#"{__name__="up"}"#, #"{__name__="up_bucket"}"#),
        (#"{"__name__"=`up`, a="b"}"#, #"{"__name__"=`up_bucket`, a="b"}"#),
        (#"{a="b", __name__ = "up" }"#, #"{a="b", __name__ = "up_bucket" }"#),
        ("( up )", "up_bucket"), (#"((up{a="b"}))"#, #"up_bucket{a="b"}"#),
        ("\n up # not down\n", "up_bucket"),
        ("up # {\n {a=\"#\", # b\r\nc=\"d\"}", "up_bucket {a=\"#\", c=\"d\"}"),
    ])
    func `a selector is known as one`(text: String, bucket: String) {
        #expect(Selector(text)?.named(adding: "_bucket") == bucket)
        #expect(Selector(text)?.isOfSamples == true)
        #expect(Selector(text)?.isShifted == false)
    }

    @Test(arguments: [
        "", "1", "up + 1", "max(up)", "up{", "up}", "up{}[5m]", #"up{a="}"#, "up{} or up{}",
        "up offset", "up @", "up @ now()", "up{a}", "up{a=b}", "up{=\"b\"}", "up{a==\"b\"}",
        #"up{"up"}"#, #"up{__name__="up"}"#, #"{"a", "b"}"#, #"{"a", __name__="b"}"#, "{}", "{,}",
        #"{__name__="a" or b="c"}"#, #"{"a" "b"}"#, "(up", "up)", "(up) + (up)", "-up", "http.x",
        "rate", "up up", "up [5m]", "up{a=\"b\"}{c=\"d\"}", "sum by (a) (up)", "SUM(up)", "'up'",
        "up, up", "up;", "$up", "up\u{301}", "up{a=\"\u{301}b}",
    ])
    func `more than a selector is none`(text: String) {
        let isName = text == "rate"
        #expect((Selector(text) != nil) == isName)
    }

    @Test(arguments: [
        ("up offset 5m", "up offset 5m"), ("up OFFSET - 1h30m", "up OFFSET - 1h30m"),
        ("up @ 1609746000", "up @ 1609746000"), ("up{} @end() offset 1d", "up{} @end() offset 1d"),
        ("(up # now\n offset 1d)", "up offset 1d"),
    ])
    func `a selector of another time is one, and says so`(text: String, query: String) {
        let selector = Selector(text)
        #expect(selector?.isShifted == true)
        #expect(selector?.text == query)
        #expect(selector?.named(adding: "_bucket") == nil)
    }

    @Test(arguments: [#"{a="b"}"#, #"{__name__=~"a|b"}"#, #"{__name__!="a"}"#])
    func `a selector of any metric has no name`(text: String) {
        #expect(Selector(text)?.text == text)
        #expect(Selector(text)?.metric == nil)
        #expect(Selector(text)?.named(adding: "_bucket") == nil)
    }

    @Test func `a number that looks like a name has no samples`() {
        #expect(Selector("NaN")?.isOfSamples == false)
        #expect(Selector("Inf")?.isOfSamples == false)
        #expect(Selector(#"{"Inf"}"#)?.isOfSamples == true)
    }
}
