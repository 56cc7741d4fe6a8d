import Testing

@testable import RolloutController

@Suite struct SelectorTests {
    @Test(arguments: [
        ("up", "up_bucket"), ("a:b_1", "a:b_1_bucket"), ("up{}", "up_bucket{}"),
        (#"up{a="}",b='{"'}"#, #"up_bucket{a="}",b='{"'}"#),
        (#"up{a="\"}"}"#, #"up_bucket{a="\"}"}"#), ("up{a=`\\`}", "up_bucket{a=`\\`}"),
    ])
    func `a selector is known as one`(text: String, bucket: String) {
        #expect(Selector(text)?.named(adding: "_bucket") == bucket)
        #expect(Selector(text)?.isOfSamples == true)
    }

    @Test(arguments: [
        "", "1", "up + 1", "max(up)", "up{", "up}", "up{}[5m]", #"up{a="}"#, "up{} or up{}",
        "{a=\"b\"}",
        "up offset 5m",
    ])
    func `more than a selector is none`(text: String) {
        #expect(Selector(text) == nil)
    }

    @Test func `a number that looks like a name has no samples`() {
        #expect(Selector("NaN")?.isOfSamples == false)
        #expect(Selector("Inf")?.isOfSamples == false)
    }
}
