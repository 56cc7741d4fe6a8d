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
}
