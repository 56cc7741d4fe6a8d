import Testing
import Values

@Suite struct HTTPDateTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("1994-11-06T08:49:37.999Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("2028-02-29T23:59:59Z", "Tue, 29 Feb 2028 23:59:59 GMT"),
        ("2026-12-31T12:00:00Z", "Thu, 31 Dec 2026 12:00:00 GMT"),
        ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func `a moment is written as HTTP has it`(_ moment: String, _ text: String) throws {
        #expect(try #require(Instant(text: moment)).httpDate == text)
    }

    @Test func `what HTTP has is read to the second`() {
        let text = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(Instant(httpDate: text) == Instant(text: "1994-11-06T08:49:37Z"))
        for wrong in [
            "", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        ] {
            #expect(Instant(httpDate: wrong) == nil, "\(wrong)")
        }
    }
}
